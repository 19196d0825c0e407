import * as fc from "fast-check";
import { aggregateWeek } from "../src/counting/aggregation";
import { matchTypes, type QuestionRecord, type RecordPage } from "../src/counting/records";
import { startOfWeek } from "../src/iso-week";

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

const anyWeek = fc.constantFrom("2025-W45", "2026-W01", "2026-W53", "2025-W52");
const anyRecord = (week: string): fc.Arbitrary<QuestionRecord> =>
  fc.record({
    timestamp: fc.nat(weekInMs - 1).map((offset) => startOfWeek(week) + offset),
    query: fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 400, unit: "binary" })),
    matchType: fc.constantFrom(...matchTypes),
    matchScore: fc.oneof(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4),
    ),
    sessionId: fc.constantFrom("a", "b", "c", undefined),
  }) as fc.Arbitrary<QuestionRecord>;
const anyWeekOfRecords = anyWeek.chain((week) => fc.array(anyRecord(week), { maxLength: 60 }));

async function* pagesOf(records: readonly QuestionRecord[], size: number): AsyncGenerator<RecordPage> {
  for (let start = 0; start < records.length; start += size) {
    yield { records: records.slice(start, start + size), requestIds: [], unreadable: 1 };
  }
}

/** The figures once more, slowly, from the whole week at hand. */
function recount(records: readonly QuestionRecord[]) {
  const scores = records.map(({ matchScore }) => matchScore).sort((a, b) => a - b);
  const middle = scores.slice(Math.ceil(scores.length / 2) - 1, Math.floor(scores.length / 2) + 1);
  const mean = (numbers: number[]) => (numbers.length ? numbers.reduce((a, b) => a + b) / numbers.length : null);
  const ofType = (type: string) => records.filter(({ matchType }) => matchType === type).length;
  const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  return {
    queries: records.length,
    sessions: new Set(records.flatMap(({ sessionId }) => sessionId ?? [])).size,
    matchTypes: { full: ofType("full"), partial: ofType("partial"), none: ofType("none") },
    averageScore: mean(scores),
    medianScore: mean(middle),
    byDay: dayNames.map(
      (name) => records.filter(({ timestamp }) => new Date(timestamp).toUTCString().startsWith(name)).length,
    ),
  };
}

describe("a week's records", () => {
  test("are counted as a slow recount counts them, however they are paged", async () => {
    await fc.assert(
      fc.asyncProperty(anyWeekOfRecords, fc.integer({ min: 1, max: 20 }), async (records, pageSize) => {
        const week = await aggregateWeek(pagesOf(records, pageSize));
        expect(week).toMatchObject(recount(records));
        expect(week.unreadable).toBe(Math.ceil(records.length / pageSize));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test("give the same report in whatever order they come", async () => {
    const shuffled = anyWeekOfRecords.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([records, reordered]) => {
        expect(await aggregateWeek(pagesOf(reordered, 7))).toEqual(await aggregateWeek(pagesOf(records, 7)));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("are each in one question group, of which at most ten are listed, the largest first", async () => {
    await fc.assert(
      fc.asyncProperty(anyWeekOfRecords, async (records) => {
        const { topQuestions, gaps } = await aggregateWeek(pagesOf(records, 7));
        const counts = topQuestions.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        const listed = counts.reduce((a, b) => a + b, 0);
        expect(counts.length < 10 ? listed === records.length : listed <= records.length).toBe(true);
        const bad = records.filter(({ matchType, matchScore }) => matchType === "none" || matchScore < 50).length;
        const inGaps = gaps.reduce((sum, { count }) => sum + count, 0);
        expect(gaps.length < 10 ? inGaps === bad : inGaps <= bad).toBe(true);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
