import { account } from "../gameday/accounting/account";
import type { Evidence } from "../gameday/accounting/evidence";

const requestId = "0cc2a645-3c6d-49b4-9769-050dbbf6511d";
const query = { eventType: "query", requestId, timestamp: 1_762_607_658_821, query: "Kafka?", sessionId: "s" };
const response = {
  eventType: "response",
  requestId,
  timestamp: 1_762_607_658_971,
  matchType: "full",
  matchScore: 84,
  reasoning: "Yes.",
};
const record = {
  requestId,
  timestamp: query.timestamp,
  query: "Kafka?",
  sessionId: "s",
  matchType: "full",
  matchScore: 84,
  reasoning: "Yes.",
  responseTimestamp: response.timestamp,
  week: "2025-W45",
  ttl: 1,
};
const [q, r] = [JSON.stringify(query), JSON.stringify(response)];
const nothing: Evidence = { accepted: [], queued: [], dead: [], records: [], halves: [], unanswered: [] };
const accountOf = (evidence: Partial<Evidence>) => account({ ...nothing, ...evidence });
const none = { recorded: 0, waiting: 0, dead: 0, kept: 0, lost: 0 };

test("two accepted events that are one record are recorded, and nothing is lost", () => {
  expect(accountOf({ accepted: [q, r], records: [record] })).toEqual({
    events: { ...none, recorded: 2 },
    lost: [],
    wrong: [],
    unrecorded: [],
  });
});

test("an accepted event that is nowhere is lost, by name", () => {
  expect(accountOf({ accepted: [q, r] })).toMatchObject({
    events: { ...none, lost: 2 },
    lost: [`query ${requestId}`, `response ${requestId}`],
    unrecorded: [requestId],
  });
});

test("an event whose other half alone is somewhere is lost", () => {
  const { lost } = accountOf({ accepted: [q, r], halves: [{ requestId, half: "query" }] });
  expect(lost).toEqual([`response ${requestId}`]);
});

test.each<[string, Partial<Evidence>, keyof typeof none]>([
  ["in the queue", { queued: [q] }, "waiting"],
  ["as a half", { halves: [{ requestId, half: "query" }] }, "waiting"],
  ["in the dead-letter queue", { dead: [q] }, "dead"],
  ["among the unanswered questions", { unanswered: [{ item: `unanswered#${requestId}` }] }, "kept"],
])("an event %s is not lost", (_place, evidence, fate) => {
  expect(accountOf({ accepted: [q], ...evidence }).events).toEqual({ ...none, [fate]: 1 });
});

test("an unanswered question does not stand for its response", () => {
  const { lost } = accountOf({ accepted: [q, r], unanswered: [{ item: `unanswered#${requestId}` }] });
  expect(lost).toEqual([`response ${requestId}`]);
});

test("copies of an event count once", () => {
  expect(accountOf({ accepted: [q, q, r, r, r], records: [record] }).events).toEqual({ ...none, recorded: 2 });
});

test("of two malformed messages with the same text, one is lost when one is left", () => {
  const { events, lost } = accountOf({ accepted: ["{", "{"], dead: ["{"] });
  expect([events, lost]).toEqual([{ ...none, dead: 1, lost: 1 }, ["malformed {"]]);
});

test("two records of one request are an event counted twice", () => {
  const second = { ...record, timestamp: record.timestamp + 1 };
  expect(accountOf({ accepted: [q, r], records: [record, second] }).wrong).toEqual([
    `request ${requestId} has 2 records`,
  ]);
});

test.each(Object.keys(record).filter((field) => !["requestId", "ttl"].includes(field)))(
  "a record with another %s than its events is wrong",
  (field) => {
    const { wrong } = accountOf({ accepted: [q, r], records: [{ ...record, [field]: "other" }] });
    expect(wrong).toEqual([`the record of ${requestId} has another ${field} than its events`]);
  },
);

test("a record of a question whose response was never accepted is wrong", () => {
  expect(accountOf({ accepted: [q], records: [record] }).wrong).toEqual([
    `the record of ${requestId} is not of two accepted events`,
  ]);
});
