import fc from "fast-check";
import type { QuestionRecord } from "../src/counting/records";
import { QuestionTally } from "../src/questions/question-tally";

const record = (query: string, rest: Partial<QuestionRecord> = {}): QuestionRecord => ({
  timestamp: 0,
  query,
  matchType: "full",
  matchScore: 80,
  ...rest,
});

function tally(records: readonly QuestionRecord[], mostKept?: number): QuestionTally {
  const questions = new QuestionTally(mostKept);
  for (const each of records) questions.add(each);
  return questions;
}

/** Counts each day by itself and puts the days together, as the report does. */
function tallyDays(days: readonly (readonly QuestionRecord[])[], mostKept: number): QuestionTally {
  const week = new QuestionTally(mostKept);
  for (const day of days) week.merge(tally(day, mostKept));
  return week;
}

const missed = { matchType: "none", matchScore: 5 } as const;
const wordsOf = (questions: QuestionTally, signature: string) =>
  questions.bySignature.get(signature)?.asked.wordings.map(({ text }) => text);

test("wordings of one signature are counted together, the first three kept as they were typed", () => {
  const wordings = ["Kafka?", "kafka", "Do you know Kafka?", "KAFKA"];
  const questions = tally(wordings.map((wording, timestamp) => record(wording, { timestamp })));
  expect(questions.bySignature.get("kafka")?.asked.count).toBe(4);
  expect(wordsOf(questions, "kafka")).toEqual(["Kafka?", "kafka", "Do you know Kafka?"]);
});

test("of a large day, one question of each four stands for all after the first ones, and the totals stay exact", () => {
  const day = Array.from({ length: 100 }, (_, n) => record(n % 2 === 0 ? "Kafka?" : "Rust?", n % 4 < 2 ? missed : {}));
  const questions = new QuestionTally(undefined, 10);
  for (const each of day) questions.add(each);
  const counts = [...questions.bySignature.values()].map(({ asked }) => asked.count);
  expect([98, 102]).toContain(counts.reduce((a, b) => a + b));
  expect([questions.badlyAnswered, questions.groupedOneIn]).toEqual([50, 4]);
  const exact = new QuestionTally(undefined, 100);
  for (const each of day) exact.add(each);
  expect(exact.groupedOneIn).toBe(1);
});

test("of a large day, questions that come in a rhythm are picked as often as others", () => {
  const questions = new QuestionTally();
  for (let n = 0; n < 20_000; n += 1) questions.add(record(`robot${n % 4}`));
  for (const { asked } of questions.bySignature.values()) expect(Math.abs(asked.count - 5_000)).toBeLessThan(600);
});

test("of a large day, what is estimated is near what was asked", () => {
  const upTo = { "Kafka?": 0.3, "Rust?": 0.4, "Elixir?": 0.43 };
  const shares = { kafka: 0.3, rust: 0.1, elixir: 0.03 };
  const questions = new QuestionTally(undefined, 1_000);
  let state = 1;
  for (let n = 0; n < 40_000; n += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const [query] = Object.entries(upTo).find(([, limit]) => state / 2 ** 32 < limit) ?? [`other${n % 500}`];
    questions.add(record(query));
  }
  for (const [signature, share] of Object.entries(shares)) {
    const counted = questions.bySignature.get(signature)?.asked.count ?? 0;
    // Four standard errors of the sampling.
    expect(Math.abs(counted - share * 40_000)).toBeLessThan(4 * Math.sqrt(4 * share * 40_000));
  }
});

test("a question is answered badly when nothing matched or the score is below 50", () => {
  const questions = tally([
    record("a", { matchType: "none", matchScore: 90 }),
    record("b", { matchType: "partial", matchScore: 49.5 }),
    record("c", { matchType: "partial", matchScore: 50 }),
  ]);
  expect(questions.badlyAnswered).toBe(2);
});

test("two different reasons for a miss are kept, cleaned", () => {
  const reasons = [undefined, " \n", "no\nKafka", "no Kafka", "x".repeat(400), "third"];
  const questions = tally(reasons.map((reasoning) => record("kafka", { ...missed, reasoning })));
  expect(questions.bySignature.get("kafka")?.reasons).toEqual(["no Kafka", `${"x".repeat(299)}…`]);
});

test("a question without text is counted", () => {
  expect(wordsOf(tally([record("\u200b \n")]), "(no text)")).toEqual(["(no text)"]);
});

test("days that are put together leave the days as they were", () => {
  const monday = tally([record("kafka", missed)]);
  const tuesday = tally([record("kafka", missed), record("rust")]);
  monday.merge(tuesday);
  expect(monday.bySignature.get("kafka")?.missed?.count).toBe(2);
  expect(tuesday).toEqual(tally([record("kafka", missed), record("rust")]));
});

test("a question that comes back after it was dropped is not dropped for those that were always there", () => {
  const always = Array.from({ length: 4 }, (_, n) => Array.from({ length: 10 }, () => record(`always${n}`))).flat();
  const waves = Array.from({ length: 12 }, (_, wave) => [
    ...Array.from({ length: 5 }, () => record("returning")),
    ...Array.from({ length: 4 }, (_, n) => record(`once${wave}x${n}`)),
  ]).flat();
  expect(tally([...always, ...waves], 4).bySignature.has("returning")).toBe(true);
});

const askedDays = fc.array(
  fc.array(
    fc
      .tuple(fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(40)), fc.boolean())
      .map(([n, isMissed]) => record(`q${n}`, isMissed ? missed : {})),
    { maxLength: 60 },
  ),
  { minLength: 1, maxLength: 7 },
);
const bounds = fc.integer({ min: 1, max: 8 });
const runs = { seed: 20251110, numRuns: 500 };

function trueCounts(days: readonly (readonly QuestionRecord[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { query } of days.flat()) counts.set(query, (counts.get(query) ?? 0) + 1);
  return counts;
}

test("under the bound, days put together are exactly the week", () => {
  fc.assert(
    fc.property(askedDays, (days) => {
      const week = tallyDays(days, 1_000);
      expect([...week.bySignature]).toEqual([...tally(days.flat()).bySignature]);
      expect([week.ungrouped, week.uncounted("never asked")]).toEqual([0, 0]);
    }),
    runs,
  );
});

test("over the bound, a count is too low by no more than is said, and that by no more than one in `mostKept` askings", () => {
  fc.assert(
    fc.property(askedDays, bounds, (days, mostKept) => {
      const week = tallyDays(days, mostKept);
      for (const [query, count] of trueCounts(days)) {
        const shown = week.bySignature.get(query)?.asked.count ?? 0;
        expect(shown).toBeLessThanOrEqual(count);
        expect(shown + week.uncounted(query)).toBeGreaterThanOrEqual(count);
      }
      expect(week.uncounted("never asked") * mostKept).toBeLessThanOrEqual(days.flat().length);
    }),
    runs,
  );
});

test("over the bound, a question with more than one in `mostKept` askings is kept, in room for twice as many", () => {
  fc.assert(
    fc.property(askedDays, bounds, (days, mostKept) => {
      const week = tallyDays(days, mostKept);
      const common = [...trueCounts(days)].filter(([, count]) => count * mostKept > days.flat().length);
      expect(common.filter(([query]) => !week.bySignature.has(query))).toEqual([]);
      expect(week.bySignature.size).toBeLessThanOrEqual(2 * mostKept);
    }),
    runs,
  );
});

test("over the bound, every question is counted under its signature or as ungrouped, and every bad answer", () => {
  fc.assert(
    fc.property(askedDays, bounds, (days, mostKept) => {
      const week = tallyDays(days, mostKept);
      const counted = [...week.bySignature.values()].reduce((sum, { asked }) => sum + asked.count, 0);
      expect(counted + week.ungrouped).toBe(days.flat().length);
      expect(week.badlyAnswered).toBe(days.flat().filter(({ matchType }) => matchType === "none").length);
    }),
    runs,
  );
});
