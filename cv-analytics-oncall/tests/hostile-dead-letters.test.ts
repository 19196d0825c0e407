import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import * as fc from "fast-check";
import type { World } from "../src/run";
import { type Oncall, startOncall } from "./support/oncall";
import { queryBody } from "./support/proof-events";
import { driverIn } from "./support/terminal-drivers";

let one: Oncall;

/** What SQS takes in a body of what a terminal would obey: no C0 but tab and line ends, and no ESC. */
const driving = ["\u009b2J", "\u009d0;owned\u009c", "\u0085", "\u202egnihton", "\u2066", "\u2028", "\u007f", "\r"];
const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
const withText = (number: number, text: string) =>
  JSON.stringify({ ...JSON.parse(queryBody(number)), query: text, sessionId: text.slice(0, 100) });

const named = [
  ...driving.map((driver, index) => withText(index, `${driver} Kafka? ${driver}`)),
  // As escapes in JSON anything can be sent, ESC and NUL too.
  withText(20, "\u001b[2J\u001b]0;owned\u0007\u0000\u001b[8m"),
  ...driving.map((driver) => `{${driver}`),
  ...["__proto__", "constructor", "prototype"].map((key) => queryBody(21).replace("{", `{"${key}":{"polluted":true},`)),
  '{"__proto__":{"eventType":"query","polluted":true}}',
  deep,
  queryBody(22).replace("{", `{"nested":${deep},`),
  "[".repeat(20_000),
  "x".repeat(200_000),
  `{"requestId":${" ".repeat(100_000)}`,
  '"requestId"'.repeat(10_000),
];
const generated = fc.sample(fc.oneof(fc.json(), fc.string({ unit: "grapheme", minLength: 1 })), {
  numRuns: 150,
  seed: 1,
});
const bodies = [...new Set([...named, ...generated])];

beforeAll(async () => {
  one = await startOncall();
  for (const [index, body] of bodies.entries())
    one.pipeline.deadLetters.send({ body, groupId: `group-${index}`, deduplicationId: String(index) });
});
afterAll(() => one.stop());

/** Runs a command whose answer goes to a terminal, and what it says meanwhile to a file; returns all that is shown. */
async function atTerminal(argv: readonly string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const shown: string[] = [];
  for (const stream of [stdout, stderr]) stream.on("data", (chunk) => shown.push(String(chunk)));
  const streams = { stdin, stdout: Object.assign(stdout, { isTTY: true }), stderr } as unknown as World["streams"];
  const { code } = await one.oncall(argv, { streams });
  return { code, shown: shown.join("") };
}

test("dead messages of any text are listed, and none drives the terminal", async () => {
  const { code, shown } = await atTerminal(["dlq", "list", "--all"]);
  expect({ code, driver: driverIn(shown) }).toEqual({ code: 1, driver: undefined });
  expect(shown).toContain(`${bodies.length} dead messages`);
});

test("as JSON they are listed as well, each once, with what could drive a terminal as escapes", async () => {
  const { json, out } = await one.oncall(["dlq", "list", "--json"]);
  expect(json).toMatchObject({ total: bodies.length, unseen: 0 });
  expect(driverIn(out)).toBeUndefined();
});

test("a rehearsal of them ends, and drives no terminal", async () => {
  expect(driverIn((await atTerminal(["dlq", "rehearse"])).shown)).toBeUndefined();
});

test("export keeps every body as it is, in lines that drive no terminal that shows the file", async () => {
  await one.oncall(["dlq", "export", "all.jsonl"]);
  const lines = readFileSync(join(one.folder, "all.jsonl"), "utf8").split("\n").filter(Boolean);
  expect(lines.map((line) => JSON.parse(line).body).sort()).toEqual([...bodies].sort());
  expect(lines.map(driverIn).filter((driver) => driver !== undefined && driver !== "U+007f")).toEqual([]);
});

test("drop takes all of them, and neither its file's name nor the audit log drives a terminal", async () => {
  const { shown } = await atTerminal(["dlq", "drop", "--yes", "--to", "dropped\u001b[2J\u009b.jsonl"]);
  expect(shown).toContain(`Dropped ${bodies.length}`);
  expect(driverIn(shown)).toBeUndefined();
  expect(driverIn(readFileSync(join(one.folder, "audit.jsonl"), "utf8"))).toBeUndefined();
});

test("no name in a message changes what every object has", () => {
  expect({}).not.toHaveProperty("polluted");
});
