import { letDie } from "./support/dead-pipeline";
import { type Oncall, startOncall } from "./support/oncall";
import { queryBody, requestOf, responseBody } from "./support/proof-events";

const requests = 30;
const native = ["dlq", "redrive", "--native", "--yes", "--json", "--verify-for", "10s"];

let one: Oncall;
beforeAll(async () => {
  one = await startOncall();
  await one.pipeline.pause();
  const pairs = Array.from({ length: requests }, (_, number) => [queryBody(number), responseBody(number)]);
  const letters = pairs.flatMap((bodies, number) => bodies.map((body) => ({ body, group: requestOf(number) })));
  letDie(one.pipeline, letters, "pairs");
  await one.pipeline.resume();
});
afterAll(() => one.stop());

/** While the tool waits, more time passes for the queues, and the processor works. */
async function passTime(ms: number): Promise<void> {
  one.pipeline.skip(3 * ms);
  await one.pipeline.drain();
}

test("a move that is cancelled keeps what it moved; a second one moves the rest; meanwhile nobody else redrives", async () => {
  const { pipeline, oncall } = one;
  const cancel = new AbortController();
  const refusals: unknown[] = [];
  let seconds = 0;
  const sleep = async (ms: number) => {
    await passTime(ms);
    seconds += 1;
    if (seconds === 3)
      for (const argv of [native, ["dlq", "redrive", "--yes", "--json"]])
        refusals.push((await oncall(argv)).json.error);
    if (seconds === 4) cancel.abort();
  };
  const cut = await oncall([...native, "--rate", "1"], { sleep, signal: cancel.signal });

  expect(refusals).toHaveLength(2);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/a move task is running since .*, \d+ of 60 messages moved/),
    });
  const moved = Number(cut.json.moved);
  expect(cut).toMatchObject({
    code: 1,
    json: { ok: false, changed: true, status: "CANCELLED", toMove: 60, recorded: null },
  });
  expect(moved).toBeGreaterThanOrEqual(9);
  expect(moved).toBeLessThan(60);
  await pipeline.drain();
  expect(pipeline.deadLetters.peek()).toHaveLength(60 - moved);
  expect(pipeline.deadLetters.counts().inFlight).toBe(0);
  expect(await pipeline.records()).toHaveLength(Math.floor(moved / 2));
  expect(await pipeline.halves()).toHaveLength(moved % 2);

  const whole = await oncall([...native, "--rate", "500"], { sleep: passTime });
  expect(whole).toMatchObject({
    code: 0,
    json: { ok: true, status: "COMPLETED", moved: 60 - moved, deadAgain: [], missing: [] },
  });
  expect(pipeline.deadLetters.peek()).toEqual([]);
  expect((await pipeline.records()).map(({ requestId }) => requestId).sort()).toEqual(
    Array.from({ length: requests }, (_, number) => requestOf(number)),
  );
  expect(await pipeline.halves()).toEqual([]);
});

test("where nothing is dead there is nothing to move, and no task is started", async () => {
  const { code, json } = await one.oncall(native, { sleep: passTime });
  expect({ code, json }).toMatchObject({ code: 0, json: { wouldMove: 0 } });
});
