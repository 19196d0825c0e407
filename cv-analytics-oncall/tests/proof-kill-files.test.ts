import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillRound, type KilledOncall, startKilledOncall } from "./support/killed-oncall";
import { lostIn, recordsAndExpectation } from "./support/pipeline-ledger";
import { aimsOf, ofDrop, ofImport } from "./support/proof-aims";
import { bodyOf } from "./support/proof-files";
import { numberIn } from "./support/proof-ledger";

const killsOfEach = 12;
const lookWindowInMs = 60_000;
const pace = ["--yes", "--rate", "500", "--verify-for", "5s"];
const anyButMalformed = ["--reason", "transient", "fault", "orphan", "unknown"];

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

test("what was dropped comes back by an import, each request once", async () => {
  const file = join(one.folder, "to-import.jsonl");
  const byId = new Map(files.flatMap(linesOf).map((line) => [JSON.parse(line).messageId, line]));
  const events = [...byId.values()].filter((line) => numberIn(bodyOf(line)) !== undefined);
  writeFileSync(file, events.map((line) => `${line}\n`).join(""));
  await one.run(["import", file, ...pace]);
  await expectAllRecordedOnce();
});

test("killed a dozen times and resumed, an import of what is still dead loses nothing and doubles nothing", async () => {
  const before = one.killer.total;
  let file = "";
  for (const aim of aimsOf(ofImport, 4)) {
    if (one.killer.total >= before + killsOfEach) break;
    if (!existsSync(file)) {
      wentIn = [...wentIn, ...(await fillRound(one, wentIn.length * 10))];
      file = join(one.folder, `exported-${wentIn.length}.jsonl`);
      await one.run(["export", file, ...anyButMalformed]);
    }
    const { code } = await one.run(["import", file, ...pace], aim);
    const dropped = files.flatMap(linesOf).map(bodyOf);
    expect({ aim, lost: await lostIn(one.pipeline, wentIn, dropped) }).toEqual({ aim, lost: [] });
    one.pipeline.skip(lookWindowInMs);
    if (code !== null) file = "";
  }
  expect(one.killer.total).toBe(before + killsOfEach);
  expect([...one.killer.kills.keys()]).toEqual(
    expect.arrayContaining(["ReceiveMessage", "SendMessageBatch", "DeleteMessageBatch"]),
  );
  while (one.pipeline.deadLetters.peek().some(({ body }) => numberIn(body) !== undefined))
    await one.run(["redrive", "--force", ...anyButMalformed, ...pace]);
  await expectAllRecordedOnce();
});

async function expectAllRecordedOnce(): Promise<void> {
  await one.pipeline.drain();
  const numbers = new Set(wentIn.flatMap((body) => numberIn(body) ?? []));
  const { told, expected } = await recordsAndExpectation(one.pipeline, numbers);
  expect(told).toEqual(expected);
  expect(await one.pipeline.halves()).toEqual([]);
  expect(one.order.reversed).toEqual([]);
}
