import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Oncall, startOncall } from "./support/oncall";
import { fromSource, startProcess } from "./support/oncall-process";
import { queryBody } from "./support/proof-events";

const MiB = 1024 * 1024;
const smallHeap = "--max-old-space-size=64";
/** Each request is asked for in the tables; lines are many, requests few. */
const requests = 200;

let one: Oncall;
let folder: string;
beforeAll(async () => {
  one = await startOncall();
  folder = mkdtempSync(join(tmpdir(), "large-"));
});
afterAll(async () => {
  await one.stop();
  rmSync(folder, { recursive: true });
});

/** A file of lines, each of an event that is padded to a size. */
function fileOf(name: string, lines: number, padding: number): string {
  const path = join(folder, name);
  const file = openSync(path, "w");
  for (let number = 0; number < lines; number += 1) {
    const body = queryBody(number % requests, "x".repeat(padding));
    writeSync(file, `${JSON.stringify({ messageId: `message-${number}`, body })}\n`);
  }
  closeSync(file);
  return path;
}

async function check(file: string) {
  const argv = ["--env", one.environmentFile, "dlq", "import", file, "--dry-run", "--json"];
  const { code, out, err, peakMemory } = await startProcess([smallHeap, ...fromSource], argv).answer;
  return { code, err, json: JSON.parse(out || "{}"), peakMemory };
}

test("a file of 200 MB is checked in a heap of 64 MB, and takes little more memory than a small one", async () => {
  const few = await check(fileOf("small.jsonl", requests, 100));
  const many = await check(fileOf("large.jsonl", 10_000, 20_000));
  expect(few).toMatchObject({ code: 0, err: "", json: { wouldSend: requests } });
  expect(many).toMatchObject({ code: 0, err: "", json: { wouldSend: 10_000 } });
  expect(many.peakMemory - few.peakMemory).toBeLessThan(64 * MiB);
}, 480_000);

test("as many lines as a file may have fit into twice that heap", async () => {
  const file = fileOf("many.jsonl", 120_000, 0);
  const argv = ["--env", one.environmentFile, "dlq", "import", file, "--dry-run", "--json"];
  const { code, out } = await startProcess(["--max-old-space-size=128", ...fromSource], argv).answer;
  expect({ code, json: JSON.parse(out) }).toMatchObject({ code: 0, json: { wouldSend: 120_000 } });
}, 480_000);

test("a single line without an end is passed over, not held", async () => {
  const path = join(folder, "endless.jsonl");
  const file = openSync(path, "w");
  for (let written = 0; written < 200; written += 1) writeSync(file, "x".repeat(MiB));
  closeSync(file);
  const { code, json } = await check(path);
  expect({ code, json }).toMatchObject({
    code: 2,
    json: { error: { message: expect.stringContaining("line 1: line: expected at most 8 MiB") } },
  });
}, 480_000);
