import * as fc from "fast-check";
import { matchTypes, type QuestionRecord, type Records } from "../src/counting/records";
import { startOfWeek, weekBefore, weekdayOf, weekOf } from "../src/iso-week";
import { previewReport, type Reporting } from "../src/report";
import type { Summary } from "../src/summary/summary";
import type { Question } from "../src/unanswered/unanswered";
import { recount, rounded } from "./support/reference";

const weekInMs = 7 * 86_400_000;
const texts = [
  "Do you know Go?",
  "do you know go",
  "DO YOU  KNOW GO!",
  "Why?",
  "why",
  "???",
  "",
  " \u202e ",
  "Zürich?",
  "\ud83d\ude00",
];
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyWeek = fc.constantFrom("2025-W45", "2026-W01", "2026-W53", "2025-W52", "2027-W01");
const anyTime = (week: string) => fc.nat(weekInMs - 1).map((offset) => startOfWeek(week) + offset);
const anyRecord = (week: string): fc.Arbitrary<QuestionRecord> =>
  fc
    .record({
      timestamp: anyTime(week),
      query: fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 400, unit: "binary" })),
      matchType: fc.constantFrom(...matchTypes),
      matchScore: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
      sessionId: maybe(fc.constantFrom("a", "b", "c")),
      reasoning: maybe(fc.string({ maxLength: 20 })),
      answeredAfter: maybe(fc.oneof(fc.integer({ min: -50, max: 3_000 }), fc.nat(200_000))),
    })
    .map(({ answeredAfter, ...record }) => ({
      ...record,
      responseTimestamp: answeredAfter === undefined ? undefined : record.timestamp + answeredAfter,
    }));

interface Stored {
  readonly record: QuestionRecord;
  readonly requestId: string;
}

/** Two weeks of records with some questions that nobody answered, or only by now. */
const anyHistory = anyWeek.chain((week) =>
  fc.record({
    week: fc.constant(week),
    pageSize: fc.integer({ min: 1, max: 20 }),
    now: fc.array(anyRecord(week), { maxLength: 50 }),
    before: fc.array(anyRecord(weekBefore(week)), { maxLength: 30 }),
    // Below 50 an id is that of a record.
    open: fc.array(fc.record({ id: fc.nat(80), at: anyTime(week) }), { maxLength: 12 }),
  }),
);
type History = typeof anyHistory extends fc.Arbitrary<infer T> ? T : never;

function storedOf({ now, before }: History): Stored[] {
  return [
    ...now.map((record, index) => ({ record, requestId: `now-${index}` })),
    ...before.map((record, index) => ({ record, requestId: `before-${index}` })),
  ].sort((a, b) => a.record.timestamp - b.record.timestamp);
}

/** Pages whose order between days depends on `turns`. */
function recordsOf(history: History, turns: () => Promise<void>): Records {
  const stored = storedOf(history);
  return {
    async *pagesOfDay(week, day) {
      const ofDay = stored.filter(
        ({ record: { timestamp } }) => weekOf(timestamp) === week && weekdayOf(timestamp) === day,
      );
      for (let start = 0; start < ofDay.length; start += history.pageSize) {
        await turns();
        const page = ofDay.slice(start, start + history.pageSize);
        yield {
          records: page.map(({ record }) => record),
          requestIds: page.map(({ requestId }) => requestId),
          unreadable: 0,
        };
      }
    },
  };
}

async function summaryOf(history: History, turns = async () => {}): Promise<Summary> {
  const open = history.open.map(
    ({ id, at }): Question => ({ requestId: `now-${id}`, timestamp: at, query: "Where?", sessionId: undefined }),
  );
  const nothing = async () => {};
  const tools: Reporting = {
    records: recordsOf(history, turns),
    waiting: { async *pages() {} },
    unanswered: {
      async *ofWeek(week) {
        if (week === history.week) yield open;
      },
      keep: nothing,
      forget: nothing,
    },
    sweeps: { ofWeek: async () => [], remember: nothing },
    pastReports: { ofWeek: async () => undefined },
    deadLetters: { count: async () => 0 },
    ledger: { read: async () => undefined, save: async () => true },
    channels: [],
    log: { info: () => {}, warn: () => {}, error: () => {} },
    now: () => startOfWeek(history.week) + weekInMs,
  };
  const request = { kind: "report", week: history.week, force: false, dryRun: true } as const;
  return (await previewReport(request, tools)).summary;
}

const figuresOf = <
  T extends { averageScore: number | null; medianScore: number | null; medianAnswerInMs: number | null },
>(
  figures: T,
) => ({
  ...figures,
  averageScore: rounded(figures.averageScore),
  medianScore: rounded(figures.medianScore),
  medianAnswerInMs: rounded(figures.medianAnswerInMs),
});

describe("over random weeks", () => {
  test("every figure is that of a slow recount, for the week and the week before", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const summary = await summaryOf(history);
        expect(figuresOf(summary)).toMatchObject(recount(history.now));
        const { badlyAnswered, byDay, byHour, ...before } = recount(history.before);
        if (history.before.length === 0) expect(summary.previous).toBeNull();
        else expect(summary.previous && figuresOf(summary.previous)).toEqual({ ...before, unanswered: 0 });
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test("every known question is counted once: recorded or unanswered", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const { queries, unanswered } = await summaryOf(history);
        const known = new Set([...history.now.keys(), ...history.open.map(({ id }) => id)]);
        expect(queries + unanswered).toBe(known.size);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("the report is the same, whichever day's pages come first", async () => {
    const anyTurns = fc.infiniteStream(fc.nat(5));
    await fc.assert(
      fc.asyncProperty(anyHistory, anyTurns, async (history, turns) => {
        const wait = async () => {
          for (let turn = turns.next().value ?? 0; turn > 0; turn--) await Promise.resolve();
        };
        expect(await summaryOf(history, wait)).toEqual(await summaryOf(history));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test("each question is in one group, of which at most ten are listed, the largest first", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const { topQuestions, questionGroups, gaps, gapGroups, queries, badlyAnswered } = await summaryOf(history);
        for (const [listed, groups, all] of [
          [topQuestions, questionGroups, queries],
          [gaps, gapGroups, badlyAnswered],
        ] as const) {
          const counts = listed.map(({ count }) => count);
          expect(counts).toEqual([...counts].sort((a, b) => b - a));
          expect(counts).toHaveLength(Math.min(10, groups));
          const sum = counts.reduce((a, b) => a + b, 0);
          expect(groups <= 10 ? sum === all : sum < all).toBe(true);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
