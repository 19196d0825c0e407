import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFile } from "../src/stack/files";
import { queryOf, responseOf } from "./support/pipeline";

const root = join(__dirname, "../..");
const requestIds = [1, 2, 3, 4].map((one) => `00000000-0000-4000-8000-00000000000${one}`) as [
  string,
  string,
  string,
  string,
];
const dayInMs = 86_400_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const children: ChildProcess[] = [];

const start = (...options: string[]): ChildProcess => {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "local-stack/src/cli.ts", "--out", join(folder, "out"), ...options],
    {
      cwd: root,
      env: { ...process.env, INIT_CWD: folder, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  children.push(child);
  return child;
};

async function run(...options: string[]) {
  const child = start(...options);
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) child[stream]?.on("data", (chunk) => (output[stream] += chunk));
  const [code] = await once(child, "close");
  return { code, ...output };
}

const write = (name: string, lines: readonly unknown[]) =>
  writeFileSync(
    join(folder, name),
    lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""),
  );
const saved = (name: string) => readFileSync(join(folder, "out", name), "utf8");
const lastLine = (text: string) => JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");

test("a replay is reported for its last week, beside the one before, and its bad lines are shown and dead, not lost", async () => {
  const [weekBefore, now, alone, dead] = requestIds;
  const earlier = queryOf(weekBefore).timestamp - 7 * dayInMs;
  write("real.jsonl", [
    queryOf(weekBefore, earlier),
    responseOf(weekBefore, earlier + 100),
    "this is no event",
    responseOf(now),
    "",
    queryOf(now),
    queryOf(now),
    queryOf(alone),
    { ...queryOf(dead), sessionId: 7 },
    "x".repeat(1_100_000),
  ]);
  const { code, stdout, stderr } = await run("--once", "--json", "--replay", "real.jsonl");

  expect(code).toBe(0);
  expect(lastLine(stdout)).toMatchObject({
    week: "2025-W45",
    sent: true,
    summary: { queries: 1, unanswered: 1, previous: { queries: 1 } },
  });
  expect(stderr).toContain("line 3: body: expected JSON");
  expect(stderr).toContain("line 9: sessionId: expected a string");
  expect(stderr).toContain("2 bad lines went to the dead-letter queue");
  expect(stderr).toContain("line 10: refused by SQS");
  expect(saved("dead-letters.jsonl")).toContain("this is no event");
  expect(saved("dead-letters.jsonl").trim().split("\n")).toHaveLength(2);
  expect(saved("refused.jsonl").trim().split("\n")).toHaveLength(1);
  expect(saved("records.jsonl").trim().split("\n")).toHaveLength(2);
  expect(saved("waiting.jsonl")).toContain(alone);
});

test("the sample week is reported in text and HTML, and every question of it is a record or waits", async () => {
  const { code, stdout } = await run("--once", "--json", "--week", "2025-W45");

  const { week, summary } = lastLine(stdout);
  expect([code, week]).toEqual([0, "2025-W45"]);
  const lines = (name: string) => saved(name).trim().split("\n").length;
  const { queries, unanswered, previous } = summary;
  expect(queries + unanswered).toBeGreaterThan(300);
  expect(lines("records.jsonl")).toBe(queries + previous.queries);
  expect(lines("waiting.jsonl")).toBe(unanswered + previous.unanswered);
  expect(saved("report.txt")).toContain("CV analytics weekly report 2025-W45");
  expect(saved("report.html")).toMatch(/<html/);
});

test.each<[string, string[], string]>([
  ["a file that is not there", ["--replay", "none.jsonl"], "none.jsonl: no such file"],
  ["a folder", ["--replay", "."], "it is a folder"],
  ["an empty file", ["--replay", "empty.jsonl"], "empty.jsonl is empty: expected one JSON event a line"],
  [
    "a file without any question",
    ["--replay", "bad.jsonl"],
    "bad.jsonl holds no valid query event (line 1: body: expected JSON",
  ],
  ["a file in UTF-16", ["--replay", "utf16.jsonl"], "utf16.jsonl is UTF-16: expected UTF-8"],
  ["an empty path", ["--replay="], "expected a path, got nothing"],
  ["a replay with a sample's option", ["--replay", "bad.jsonl", "--seed", "2"], "cannot be used with"],
  ["an output folder that is a file", ["--out", "bad.jsonl"], "bad.jsonl: it is a file"],
  ["a port that is none", ["--port", "http"], "expected a whole number from 0 to 65535"],
  ["a week that is none", ["--week", "45"], "expected an ISO week of this century such as 2025-W45"],
  ["a week that the calendar has not", ["--week", "2025-W53"], "2025-W53"],
  ["an unknown option", ["--ones"], "unknown option '--ones'"],
])("%s is refused in one clear line, with exit code 1", async (_name, options, reason) => {
  write("empty.jsonl", []);
  write("bad.jsonl", ["{"]);
  writeFileSync(join(folder, "utf16.jsonl"), "\ufeff{}", "utf16le");
  const { code, stderr } = await run("--once", ...options);
  expect(code).toBe(1);
  expect(stderr).toContain(reason);
  expect(stderr).not.toContain("    at ");
});

test("a busy port is named, with exit code 1", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { code, stderr } = await run("--port", String(port));
  server.close();
  expect([code, stderr]).toEqual([1, expect.stringContaining(`port ${port} is busy`)]);
});

test("a folder that another run uses is named, with exit code 1, and stays as it is", async () => {
  mkdirSync(join(folder, "out"));
  writeFileSync(join(folder, "out/run.pid"), String(process.pid));
  writeFileSync(join(folder, "out/report.txt"), "the other run's");
  const { code, stderr } = await run("--once");
  expect([code, stderr]).toEqual([1, expect.stringContaining(`in use by another run (process ${process.pid})`)]);
  expect(saved("report.txt")).toBe("the other run's");
});

test("a missing build is named", () => {
  expect(() => bundleFile("processor", folder)).toThrow(
    "cv-analytics-processor/dist/index.js is missing: run npm run build",
  );
});

test("a live question appears as a record, and Ctrl-C ends every process", async () => {
  write("real.jsonl", [queryOf(requestIds[0]), responseOf(requestIds[0])]);
  mkdirSync(join(folder, "out"));
  writeFileSync(join(folder, "out/oncall.env"), "left by a run that was killed");
  const child = start("--port", "0", "--replay", "real.jsonl");
  let output = "";
  const isPrinted = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(output);
      if (found) return found;
      output += String((await once(child.stdout ?? child, "data"))[0]);
    }
  };
  const [, url = ""] = await isPrinted(/curl -s (http:\S+)[\s\S]*Ctrl-C/);
  expect(output).toContain("On call:  npm run oncall -- --env out/oncall.env status");
  const keys = /^AWS_ENDPOINT_URL=http:\S+\nAWS_REGION=\S+\nAWS_ACCESS_KEY_ID=\S+\nAWS_SECRET_ACCESS_KEY=\S+\n$/;
  expect(saved("oncall.env")).toMatch(keys);
  expect(statSync(join(folder, "out/oncall.env")).mode & 0o777).toBe(0o600);
  await fetch(url, { method: "POST", body: JSON.stringify({ query: "Do you know Kubernetes?" }) });
  await isPrinted(/recorded .*"Do you know Kubernetes\?"/);
  // What curl adds to a large body, and a visitor who hangs up halfway: neither disturbs the next one.
  const post = (headers: OutgoingHttpHeaders) => request(url, { method: "POST", headers }).on("error", () => {});
  const large = post({ expect: "100-continue", "content-length": 1_000 }).end("x".repeat(1_000));
  const [answer] = (await once(large, "response")) as [IncomingMessage];
  expect(answer.statusCode).toBe(503);
  const halfway = post({ "content-length": 1_000 });
  await new Promise<void>((sent) => void halfway.write("x", () => sent()));
  halfway.destroy();
  expect((await fetch(url, { method: "POST", body: JSON.stringify({ query: "Still there?" }) })).status).toBe(200);

  const descendants = descendantsOf(child.pid ?? 0);
  expect(descendants.length).toBeGreaterThanOrEqual(3);
  child.kill("SIGINT");
  const [code] = await once(child, "close");
  expect(code).toBe(130);
  expect(existsSync(join(folder, "out/oncall.env"))).toBe(false);
  expect(descendants.filter(isAlive)).toEqual([]);
});

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
}

function processes(): readonly Process[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, state = ""]) => ({ pid: Number(pid), parent: Number(parent), state }));
}

function descendantsOf(pid: number, all = processes()): number[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child.pid, ...descendantsOf(child.pid, all)]);
}

/** One that has ended but was not yet waited for is not alive. */
function isAlive(pid: number): boolean {
  return processes().some((one) => one.pid === pid && !one.state.startsWith("Z"));
}
