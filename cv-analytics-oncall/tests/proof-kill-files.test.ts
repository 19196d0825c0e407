import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillRound, type KilledOncall, startKilledOncall } from "./support/killed-oncall";
import { lostIn, recordsAndExpectation } from "./support/pipeline-ledger";
import { aimsOf, ofDrop, ofImport } from "./support/proof-aims";
import { bodyOf } from "./support/proof-files";
import { numberIn } from "./support/proof-ledger";

const killsOfEach = 12;
const lookWindowInMs = 60_000;

let one: KilledOncall;
let wentIn: readonly string[] = [];
const files: string[] = [];
beforeAll(async () => {
  one = await startKilledOncall();
});
afterAll(() => one.stop());

const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
const inFiles = () => files.flatMap(linesOf).map(bodyOf);

test("killed a dozen times and resumed, a drop loses nothing: each message is in a file, or dead, or both", async () => {
  for (const aim of aimsOf(ofDrop, 3)) {
    const isOver = one.killer.total >= killsOfEach;
    const isEmpty = one.pipeline.deadLetters.peek().length === 0;
    if (isOver && isEmpty) break;
    if (isEmpty) wentIn = [...wentIn, ...(await fillRound(one, wentIn.length * 10))];
    files.push(join(one.folder, `dropped-${files.length}.jsonl`));
    await one.run(["drop", "--yes", "--to", files.at(-1) ?? ""], isOver ? undefined : aim);
    expect({ aim, lost: await lostIn(one.pipeline, wentIn, inFiles()) }).toEqual({ aim, lost: [] });
    one.pipeline.skip(lookWindowInMs);
  }
  expect(one.killer.total).toBe(killsOfEach);
  expect(one.pipeline.deadLetters.peek()).toEqual([]);
});

test("killed a dozen times and resumed, an import brings back all that was dropped, once", async () => {
  const file = join(one.folder, "to-import.jsonl");
  const byId = new Map(files.flatMap(linesOf).map((line) => [JSON.parse(line).messageId, line]));
  const events = [...byId.values()].filter((line) => numberIn(bodyOf(line)) !== undefined);
  writeFileSync(file, events.map((line) => `${line}\n`).join(""));
  const before = one.killer.total;
  for (const aim of aimsOf(ofImport, 4)) {
    const isOver = one.killer.total >= before + killsOfEach;
    const { code } = await one.run(
      ["import", file, "--yes", "--rate", "500", "--verify-for", "5s"],
      isOver ? undefined : aim,
    );
    one.pipeline.skip(lookWindowInMs);
    if (isOver && code !== null) break;
  }
  await one.pipeline.drain();
  const numbers = new Set(wentIn.flatMap((body) => numberIn(body) ?? []));
  const { told, expected } = await recordsAndExpectation(one.pipeline, numbers);
  expect(told).toEqual(expected);
  expect(await one.pipeline.halves()).toEqual([]);
  expect(one.order.reversed).toEqual([]);
});
