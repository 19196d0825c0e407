import { standingOf } from "../src/trace/standing";
import { toTimeLine } from "../src/trace/time-line";
import type { Trace } from "../src/trace/trace";

const now = Date.UTC(2025, 10, 8, 14);
const minute = 60_000;
const day = 1_440 * minute;

const nowhere: Trace = {
  requestId: "5f0c8a52-6f0f-4c3e-9d0a-0c9a3f1b2e77",
  dead: { letters: [], unseen: 0 },
  kept: undefined,
  ledgerEntry: undefined,
  queued: 0,
  log: { value: [] },
  logSince: now - day,
};

const record: NonNullable<Trace["record"]> = {
  askedAt: now - 10 * minute,
  answeredAt: now - 9 * minute,
  processedAt: now - 8 * minute,
  keptUntil: now + 90 * day,
  week: "2025-W45",
  matchType: "partial",
  matchScore: 55,
};

/** A query that was asked and processed so many minutes ago. */
const query = (minutes: number) => ({ happenedAt: now - minutes * minute, keptUntil: now + day - minutes * minute });
const lines = (trace: Partial<Trace>) =>
  toTimeLine({ ...nowhere, ...trace }, now).map(({ at, what }) => [(now - at) / minute, what]);

test("what happened stands in its order, logged lines among the rest", () => {
  const logged = { at: now - 8.5 * minute, service: "processor", level: "INFO", error: undefined } as const;
  const log = { value: [{ ...logged, message: "waiting for its response" }] };
  expect(lines({ record, log })).toEqual([
    [10, "asked"],
    [9, "answered"],
    [8.5, "logged"],
    [8, "recorded"],
  ]);
});

test("a half waits since it was processed, a day before it expires", () => {
  expect(lines({ query: { ...query(30), happenedAt: now - 31 * minute } })).toEqual([
    [31, "asked"],
    [30, "waiting"],
  ]);
});

test("a half whose life was extended waits since it happened: nothing tells when it was processed", () => {
  expect(lines({ query: { ...query(30), keptUntil: now + 3 * day } })).toEqual([
    [30, "asked"],
    [30, "waiting"],
  ]);
});

test("a question that only the reporter keeps was asked and then kept", () => {
  const kept = { week: "2025-W45", askedAt: now - 300 * minute, keptAt: now - 60 * minute };
  expect(lines({ kept })).toEqual([
    [300, "asked"],
    [60, "unanswered"],
  ]);
});

test.each<[string, Partial<Trace>, string]>([
  ["with a record is recorded, whatever else there is", { record, query: query(90) }, "recorded"],
  ["whose query waits for an hour is waiting", { query: query(60) }, "waiting"],
  ["whose query waits for longer is overdue", { query: query(61) }, "overdue"],
  [
    "whose extended query waits for longer is overdue",
    { query: { ...query(61), keptUntil: now + 3 * day } },
    "overdue",
  ],
  ["whose response waits is waiting, however long", { response: query(600) }, "waiting"],
  ["that only the reporter keeps is unanswered", { kept: { week: "2025-W45", askedAt: 0, keptAt: 0 } }, "unanswered"],
  ["of which nothing is known is nowhere", {}, "nowhere"],
])("a request %s", (_name, trace, expected) => {
  expect(standingOf({ ...nowhere, ...trace }, now)).toBe(expected);
});
