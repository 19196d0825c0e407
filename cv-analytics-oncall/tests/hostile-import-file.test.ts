import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { toLine } from "../src/archive/line";
import { importFile } from "./support/imported-file";
import { messageOf } from "./support/letters";
import { queryBody, responseBody } from "./support/proof-events";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hostile-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const reason = { reason: { kind: "unknown", text: "nothing is logged against it" } } as const;
const bodies = [0, 1, 2].flatMap((number) => [queryBody(number), responseBody(number)]);
const lines = bodies.map((body, index) => toLine(messageOf(index, body), reason));
const whole = Buffer.from(lines.map((line) => `${line}\n`).join(""));

/** What stands in a line, read without the code under test. */
function bodyOfLine(line: string): string {
  const { event, body } = JSON.parse(line);
  const isUntouched = event === undefined || (body !== undefined && safeJson(body) === JSON.stringify(event));
  return isUntouched ? body : JSON.stringify(event);
}

function safeJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function expectAllOrNothing(content: Buffer): Promise<"taken" | "refused"> {
  const { sent, refusal } = await importFile(folder, content);
  if (refusal !== undefined) {
    expect(refusal).toMatch(
      /^FILE can't be sent:\n(?: {2}line \d+: [\x20-\x7e]{1,1000}\n?){1,10}(?: {2}and \d+ more)?$/,
    );
    expect(sent).toEqual([]);
    return "refused";
  }
  const text = content.toString().replace(/^\ufeff/, "");
  const expected = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(bodyOfLine);
  expect([...sent].sort()).toEqual(expected.sort());
  return "taken";
}

test("whatever the bytes are, a file is refused by its lines, and nothing of it is sent", async () => {
  const bytes = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.string({ unit: "binary", minLength: 1 }));
  const property = fc.asyncProperty(bytes, async (some) => {
    const content = Buffer.from(some as Uint8Array);
    if (content.toString().trim() !== "") expect(await expectAllOrNothing(content)).toBe("refused");
  });
  await fc.assert(property, { numRuns: 500, seed: 1 });
});

const spoiling = fc.record({
  at: fc.nat(whole.length),
  cut: fc.constantFrom(0, 0, 1, 7, 500),
  put: fc.oneof(
    fc.constantFrom("", "\n", "\r", "\0", "\ufeff", "\u2028", '"', "}", "{", ",", " ", "7", "\u001b[2J", "x"),
    fc.uint8Array({ maxLength: 3 }),
  ),
});

test("a file that was spoilt anywhere is imported as it stands, or refused whole", async () => {
  const ends = { taken: 0, refused: 0 };
  const property = fc.asyncProperty(spoiling, async ({ at, cut, put }) => {
    const spoilt = Buffer.concat([whole.subarray(0, at), Buffer.from(put as string), whole.subarray(at + cut)]);
    ends[await expectAllOrNothing(spoilt)] += 1;
  });
  await fc.assert(property, { numRuns: 400, seed: 2 });
  expect(Math.min(ends.taken, ends.refused)).toBeGreaterThan(40);
});

test.each([
  ["line ends of Windows", lines.join("\r\n")],
  ["a byte order mark", `\ufeff${whole}`],
  ["blank lines", lines.join("\n\n \t\n")],
  ["no line end at its end", lines.join("\n")],
])("a file with %s is imported like any other", async (_, content) => {
  const { sent } = await importFile(folder, content);
  expect([...sent].sort()).toEqual([...bodies].sort());
});

const escaped = (text: string) => lines[0]?.replace("Question 0?", text) ?? "";
const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;

test.each([
  ["is in UTF-16", Buffer.from(`${whole}`, "utf16le"), "line 1: line: expected a JSON object"],
  ["holds bytes that are no UTF-8", Buffer.from(escaped("\u00e9"), "latin1"), "line 1: line: expected UTF-8"],
  ["holds a NUL", escaped("\0"), "line 1: line: expected a JSON object"],
  ["ends in the middle of a line", whole.subarray(0, -20), "line 6: line: expected a JSON object"],
  ["has a line of 9 MiB", `${lines[0]}\n${"x".repeat(9 * 2 ** 20)}\n`, "line 2: line: expected at most 8 MiB"],
  ["has a message twice", [...lines, lines[2]].join("\n"), "line 7: messageId: it is that of line 3 as well"],
  [
    "nests objects too deeply",
    `{"messageId":"m","event":${deep}}`,
    "line 1: event: expected fewer objects inside one another",
  ],
  ["nests lists too deeply", "[".repeat(1_000_000), "line 1: line: expected a JSON object"],
  [
    "names a message by a terminal's command",
    `{"messageId":"\\u001b[2J","event":{}}`,
    "line 1: messageId: expected SQS's message id",
  ],
  [
    "counts redrives beyond measure",
    `{"messageId":"m","redrives":1e15}`,
    "line 1: redrives: expected a whole number from 0 to 1000",
  ],
])("a file that %s is refused, and says which line", async (_, content, problem) => {
  expect(await importFile(folder, content)).toMatchObject({
    sent: [],
    refusal: expect.stringContaining(`FILE can't be sent:\n  ${problem}`),
  });
});

test("of thousands of wrong lines the first ten are named, and the others counted", async () => {
  const { sent, refusal } = await importFile(folder, `${whole}${"{}\n".repeat(5_000)}`);
  expect(sent).toEqual([]);
  expect(refusal?.split("\n")).toHaveLength(12);
  expect(refusal).toMatch(/^ {2}line 16: .*\n {2}and 4990 more$/m);
});

test("a file of more lines than a queue has messages in flight is refused", async () => {
  expect((await importFile(folder, "\n".repeat(120_001))).refusal).toBe(
    "FILE can't be sent: expected at most 120000 lines; split it",
  );
});

test.each(["__proto__", "constructor", "prototype"])(
  "what a line has under %s is nothing that it says",
  async (key) => {
    const [line = ""] = lines;
    const inner = { KEY: { ...JSON.parse(line), polluted: true } };
    const rename = (value: object) => JSON.stringify(value).replaceAll("KEY", key);
    expect((await importFile(folder, rename(inner))).refusal).toContain("line 1: messageId: expected SQS's message id");
    const event = { ...JSON.parse(bodies[0] ?? ""), KEY: { polluted: true } };
    expect((await importFile(folder, rename({ messageId: "m", event }))).sent).toEqual([rename(event)]);
    expect({}).not.toHaveProperty("polluted");
  },
);

test("a line that changes between check and sending stops the import before anything of it is sent", async () => {
  const file = join(folder, "to-import.jsonl");
  const { sent, json } = await importFile(folder, whole, (aws) => ({
    ...aws,
    states: {
      ...aws.states,
      async recorded(requestIds) {
        writeFileSync(file, `${whole}`.replaceAll("Question", "Answered"));
        return aws.states.recorded(requestIds);
      },
    },
  }));
  expect({ sent, json }).toMatchObject({
    sent: [],
    json: { sent: 0, fault: expect.stringMatching(/line 1 of .* was changed/) },
  });
});
