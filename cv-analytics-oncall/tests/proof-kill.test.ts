import { fillRound, type KilledOncall, requestsOfARound, startKilledOncall } from "./support/killed-oncall";
import { lostIn, recordsAndExpectation } from "./support/pipeline-ledger";
import { aimsOf, ofRedrive } from "./support/proof-aims";
import { numberIn } from "./support/proof-ledger";

const killsAtAll = 100;
const redrive = ["redrive", "--yes", "--rate", "500", "--verify-for", "5s"];
const anyButMalformed = ["--reason", "transient", "fault", "orphan", "unknown"];
/** A killed look hides what it saw for less than that. */
const lookWindowInMs = 60_000;

let one: KilledOncall;
beforeAll(async () => {
  one = await startKilledOncall();
});
afterAll(() => one.stop());

const isRedriven = () => one.pipeline.deadLetters.peek().every(({ body }) => numberIn(body) === undefined);

test("killed a hundred times and resumed, a redrive loses nothing, doubles nothing and keeps each group's order", async () => {
  const { pipeline, killer, order } = one;
  const wentIn = new Set<string>();
  for (const aim of aimsOf(ofRedrive, 7)) {
    if (killer.total >= killsAtAll) break;
    if (isRedriven()) for (const body of await fillRound(one, wentIn.size * 10)) wentIn.add(body);
    await one.run(redrive, aim);
    expect({ aim, lost: await lostIn(pipeline, wentIn), reversed: order.reversed }).toEqual({
      aim,
      lost: [],
      reversed: [],
    });
    pipeline.skip(lookWindowInMs);
  }
  expect(killer.total).toBe(killsAtAll);
  expect([...killer.kills.keys()]).toEqual(
    expect.arrayContaining(["ReceiveMessage", "SendMessageBatch", "DeleteMessageBatch"]),
  );

  while (!isRedriven()) {
    await one.run([...redrive, "--force", ...anyButMalformed]);
    expect(pipeline.deadLetters.counts().inFlight).toBe(0);
    await pipeline.drain();
  }
  await pipeline.drain();
  const { told, expected } = await recordsAndExpectation(
    pipeline,
    new Set([...wentIn].flatMap((body) => numberIn(body) ?? [])),
  );
  expect(told).toEqual(expected);
  expect(told.length % requestsOfARound).toBe(0);
  expect(await pipeline.halves()).toEqual([]);
  expect(order.reversed).toEqual([]);
}, 500_000);
