import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import * as fc from "fast-check";
import { run, type World } from "../src/run";
import { driverIn } from "./support/terminal-drivers";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "arguments-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the tool at a terminal. */
async function oncall(argv: readonly string[]) {
  const [stdin, stdout, stderr] = [0, 1, 2].map(() => Object.assign(new PassThrough(), { isTTY: true }));
  const code = await run(argv, {
    streams: { stdin, stdout, stderr } as unknown as World["streams"],
    environment: {},
    folder,
    localStackFile: join(folder, "none.env"),
    now: () => 0,
    sleep: async () => {},
    signal: new AbortController().signal,
  });
  return { code, shown: `${stdout?.read() ?? ""}${stderr?.read() ?? ""}` };
}

const driving = ["\u001b[2J", "\u001b]0;owned\u0007", "\u009b2J", "\u202e", "\r", "\b", "\0", "\u001b[8m"];
const hostile = fc.oneof(
  fc.tuple(fc.string({ unit: "binary" }), fc.constantFrom(...driving)).map(([text, driver]) => `${text}${driver}`),
  fc.constantFrom("", " ", "__proto__", "constructor", "hasOwnProperty", "../".repeat(500), "x".repeat(100_000)),
);
/** Wherever the tool takes a word; none of these commands gets as far as AWS. */
const commands = fc.constantFrom<(word: string) => string[]>(
  (word) => [word],
  (word) => ["dlq", word],
  (word) => ["dlq", "list", "--reason", word],
  (word) => ["dlq", "list", "--older-than", word],
  (word) => ["dlq", "redrive", "--rate", word],
  (word) => ["dlq", "import", "--verify-for", word, "file"],
  (word) => ["trace", word],
  (word) => ["report", word],
  (word) => ["--env", word, "status"],
  (word) => ["--env", "closed.env", "dlq", "import", word],
  (word) => ["status", `--no-${word}`],
);

test("any word anywhere is wrong usage in words that drive no terminal, for people and for machines", async () => {
  writeFileSync(
    join(folder, "closed.env"),
    "AWS_ENDPOINT_URL=http://127.0.0.1:1\nAWS_REGION=eu-west-2\nAWS_ACCESS_KEY_ID=a\nAWS_SECRET_ACCESS_KEY=b\n",
  );
  const property = fc.asyncProperty(commands, hostile, fc.boolean(), async (command, word, isJson) => {
    const { code, shown } = await oncall([...(isJson ? ["--json"] : []), ...command(word)]);
    expect({ code, driver: driverIn(shown) }).toEqual({ code: 2, driver: undefined });
    if (isJson) expect(JSON.parse(shown)).toMatchObject({ ok: false, error: { kind: "usage" } });
  });
  await fc.assert(property, { numRuns: 600, seed: 1 });
  expect({}).not.toHaveProperty("polluted");
});

test.each([
  ["nothing", ""],
  ["bytes", "\u0000\u001b\ufffd=\n\n=\u0085"],
  ["a polluting name", "__proto__=x\nconstructor=y"],
  ["ten thousand lines", "A=b\n".repeat(10_000)],
])("an environment file of %s is refused by what it lacks", async (_, content) => {
  writeFileSync(join(folder, "odd.env"), content);
  const { code, shown } = await oncall(["--env", "odd.env", "status"]);
  expect({ code, shown }).toEqual({ code: 2, shown: expect.stringContaining("expected AWS_ENDPOINT_URL") });
});

test.each(["\u001b[2Jnowhere", "http://\u009b", "http://127.0.0.1:99999", "__proto__"])(
  "the endpoint %j ends the command with an error, not with a crash",
  async (endpoint) => {
    const settings = `AWS_ENDPOINT_URL=${endpoint}\nAWS_REGION=eu-west-2\nAWS_ACCESS_KEY_ID=a\nAWS_SECRET_ACCESS_KEY=secret-7f3a\n`;
    writeFileSync(join(folder, "endpoint.env"), settings);
    const { code, shown } = await oncall(["--env", "endpoint.env", "dlq", "list"]);
    expect({ code, driver: driverIn(shown) }).toEqual({ code: 1, driver: undefined });
    expect(shown).not.toContain("secret-7f3a");
  },
);
