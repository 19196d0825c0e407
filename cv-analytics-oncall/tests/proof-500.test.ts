import { type FiveHundredDead, startFiveHundredDead } from "./support/five-hundred-dead";
import { recordsAndExpectation } from "./support/pipeline-ledger";
import { recordedAtLast, requests } from "./support/proof-contents";
import { requestOf } from "./support/proof-events";
import { numberIn } from "./support/proof-ledger";

interface Told {
  readonly messageId: string;
  readonly requestId: string | null;
}
interface Group {
  readonly count: number;
  readonly reason: string;
  readonly event: string;
  readonly redrive: string;
}

const redrive = ["redrive", "--yes", "--rate", "500"];

let one: FiveHundredDead;
let fates: ReadonlyMap<string, string>;
beforeAll(async () => {
  one = await startFiveHundredDead();
});
afterAll(() => one.stop());

const dead = () => one.pipeline.deadLetters.peek();
const bodiesOf = (messages: readonly { readonly body: string }[]) => messages.map(({ body }) => body).sort();

/** Counts of groups by a few words. */
function tally(groups: readonly Group[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason, event, redrive, count } of groups) {
    const words = `${reason} ${event} ${redrive}`;
    counts[words] = (counts[words] ?? 0) + count;
  }
  return counts;
}

/** Redrives, and compares what became of each message with what was rehearsed. */
async function redriveSome(...filters: string[]) {
  const before = new Map(dead().map(({ messageId, body }) => [messageId, body]));
  const answer = await one.dlq(...redrive, ...filters);
  await one.pipeline.drain();
  const left = new Set(dead().map(({ messageId }) => messageId));
  const recorded = new Set((await one.pipeline.records()).map(({ requestId }) => requestId));
  const waiting = new Set((await one.pipeline.halves()).map(({ requestId }) => requestId));
  for (const [messageId, body] of before) {
    const fate = fates.get(messageId);
    if (left.has(messageId) || fate === undefined) continue;
    const requestId = requestOf(numberIn(body) ?? 0);
    const became = recorded.has(requestId)
      ? /^recorded( before)?$/
      : waiting.has(requestId)
        ? /^waits$/
        : /^dies again$/;
    expect(fate).toMatch(became);
  }
  return answer;
}

test("five hundred dead messages of all kinds are listed in groups of identical failures, save what SQS does not show", async () => {
  expect(dead()).toHaveLength(500);
  const { code, json } = await one.dlq("list");
  expect(code).toBe(1);
  expect(json).toMatchObject({ total: 470, selected: 470, unseen: 30, logUnreadable: null });
  expect(new Set((json.messages as Told[]).map(({ messageId }) => messageId)).size).toBe(470);
  const groups = json.groups as Group[];
  expect(groups.filter(({ reason }) => reason === "malformed").map(({ count }) => count)).toEqual([15, 15, 15, 15]);
  expect(tally(groups)).toEqual({
    "malformed malformed fails": 60,
    "transient query succeeds": 20,
    "transient response succeeds": 20,
    "fault query succeeds": 20,
    "fault response succeeds": 20,
    // Crashed, twice there, and what is seen of the crowds; responses whose queries wait.
    "unknown query succeeds": 40 + 30 + 25,
    "unknown response succeeds": 40 + 30 + 25 + 60,
    "unknown query needless": 40,
    // Their queries could be among what is not seen.
    "unknown response maybe": 40,
  });
});

test("a rehearsal tells what would become of each, and changes nothing", async () => {
  const before = dead();
  const { code, json } = await one.dlq("rehearse");
  expect(code).toBe(1);
  const messages = json.messages as (Told & { fate: string })[];
  fates = new Map(messages.map(({ messageId, fate }) => [messageId, fate]));
  const counts = Object.entries(Object.groupBy(messages, ({ fate }) => fate)).map(([fate, all]) => [fate, all?.length]);
  expect(Object.fromEntries(counts)).toEqual({ recorded: 330, "recorded before": 40, waits: 40, "dies again": 60 });
  expect(dead()).toEqual(before);
  expect(await one.pipeline.records()).toHaveLength(40);
});

test.each([
  ["what was throttled", ["--reason", "transient"], { sent: 40, recorded: 20 }],
  ["what a fault killed", ["--reason", "fault"], { sent: 40, recorded: 20 }],
  ["some requests", ["--request", ...requests.waiting.slice(0, 7).map(requestOf)], { sent: 7, recorded: 7 }],
  ["some text", ["--text", "question 50"], { sent: 40, recorded: 40 }],
])("only %s is redriven, and is recorded as rehearsed", async (_what, filters, expected) => {
  const before = dead().length;
  const { code, json } = await redriveSome(...filters);
  expect(json).toMatchObject({
    ...expected,
    deleted: expected.sent,
    refused: [],
    stopped: null,
    missing: [],
    deadAgain: [],
  });
  // It is not about what could not be seen.
  expect({ code, unseen: json.unseen }).toEqual({ code: 1, unseen: 30 });
  expect(dead()).toHaveLength(before - expected.sent);
});

test("the rest is redriven but for what can't succeed, and what stood behind it after that", async () => {
  const { code, json } = await redriveSome();
  expect(code).toBe(1);
  expect(json).toMatchObject({ sent: 283, deleted: 283, stopped: null, missing: [], deadAgain: [] });
  expect(json.refused).toHaveLength(60);
  expect(json.waiting).toHaveLength(requests.alone.length);
  expect(await redriveSome("--reason", "unknown")).toMatchObject({
    code: 0,
    json: { sent: 30, recorded: 15, refused: [] },
  });
});

test("in the end each request is recorded once, lone halves wait, and only what is malformed is dead, again and again", async () => {
  const { told, expected } = await recordsAndExpectation(one.pipeline, recordedAtLast);
  expect(told).toEqual(expected);
  const waiting = (await one.pipeline.halves()).map(({ requestId }) => requestId).sort();
  expect(waiting).toEqual(requests.alone.map(requestOf));
  const bodies = bodiesOf(dead());
  expect(bodies).toHaveLength(60);

  expect(await redriveSome("--force")).toMatchObject({
    code: 1,
    json: { ok: false, recorded: 0, stopped: "came back" },
  });
  // What came back before its original was deleted is there twice, until the next redrive sees that it is.
  const copies = dead().length - bodies.length;
  expect(await redriveSome()).toMatchObject({ code: 1, json: { sent: 0, deleted: copies } });
  expect(bodiesOf(dead())).toEqual(bodies);
});
