import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { queryOf, responseOf } from "./support/pipeline";

const root = join(__dirname, "../..");
const requestIds = [1, 2, 3].map((one) => `00000000-0000-4000-8000-00000000000${one}`);
const dayInMs = 86_400_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(script: string, ...options: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, INIT_CWD: folder, NO_COLOR: "1" };
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ["--import", "tsx", script, ...options],
      { cwd: root, env, maxBuffer: 2 ** 25 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
}
const report = (...options: string[]) => run("local-stack/src/report/cli.ts", "--out", "out", ...options);
const saved = (name: string) => readFileSync(join(folder, "out", name), "utf8");

test("a sample's report is rendered without sending: text on the screen and in a file, HTML in a file", async () => {
  const { code, stdout } = await report("--week", "2025-W45");

  expect(code).toBe(0);
  expect(stdout).toContain("CV analytics weekly report 2025-W45: 359 questions (+27 %)");
  expect(stdout).toContain(saved("report.txt"));
  expect(stdout.trimEnd()).toMatch(/HTML: out\/report\.html$/);
  expect(saved("report.html")).toMatch(/^<!doctype html>/);
  // Twelve weeks are known, and nothing is wrong with any of them.
  expect(saved("report.txt")).not.toMatch(/unknown|Warning/);
});

test("a file of events is reported, lines that are none as dead letters", async () => {
  const [answered = "", unanswered = "", before = ""] = requestIds;
  const lines = [
    queryOf(before, queryOf(before).timestamp - 7 * dayInMs),
    responseOf(before),
    queryOf(unanswered),
    // Twice, and the response first.
    responseOf(answered),
    queryOf(answered),
    queryOf(answered),
    { eventType: "query" },
  ];
  writeFileSync(join(folder, "events.jsonl"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

  const { stdout } = await report("--replay", "events.jsonl", "--json");

  const { week, subject, text, html, summary } = JSON.parse(stdout);
  expect([week, summary.queries, summary.unanswered, summary.deadLetters]).toEqual(["2025-W45", 1, 1, 1]);
  expect(summary.previous).toMatchObject({ queries: 1 });
  expect([subject, text, html].every((part) => part.includes("2025-W45"))).toBe(true);

  const earlier = await report("--replay", "events.jsonl", "--json", "--week", "2025-W44");
  expect(JSON.parse(earlier.stdout)).toMatchObject({ week: "2025-W44", summary: { queries: 1 } });
});

test.each([
  ["a week that the calendar has not", ["--week", "2025-W53"], "expected an ISO week of this century such as 2025-W45"],
  ["a file that is not there", ["--replay", "nothing.jsonl"], "nothing.jsonl: no such file"],
  ["a seed for a file", ["--replay", "x", "--seed", "2"], "cannot be used with"],
])("%s is an error that says so", async (_, options, expected) => {
  const { code, stderr } = await report(...options);
  expect(code).toBe(1);
  expect(stderr).toContain(expected);
});
