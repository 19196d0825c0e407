import * as fc from "fast-check";
import { chanceOfCounts, chanceOfShares } from "../src/summary/chance";
import { findMovements } from "../src/summary/movements";
import type { Figures } from "../src/summary/summary";

const weekOf = (queries: number, changed: Partial<Figures> = {}, spread = 1) => ({
  spread,
  figures: {
    queries,
    sessions: queries,
    matchTypes: { full: Math.round(queries / 2), partial: 0, none: queries - Math.round(queries / 2) },
    averageScore: 70,
    medianScore: 70,
    medianAnswerInMs: 800,
    unanswered: 0,
    ...changed,
  },
});
const find = (
  now: ReturnType<typeof weekOf>,
  before: ReturnType<typeof weekOf>,
  changes: Parameters<typeof findMovements>[2]["changes"] = [],
  isOver = true,
  groupedOneIn = 1,
) => findMovements(now, before, { changes, groupedOneIn }, isOver);

describe("the chance of a difference", () => {
  test("is that of the exact conditional test", () => {
    // Nine of nine heads, both ways: 2 / 2^9.
    expect(chanceOfCounts(9, 0)).toBeCloseTo(2 / 512, 10);
    expect(chanceOfCounts(0, 9)).toBeCloseTo(2 / 512, 10);
    // At most 1 of 4 with a share of 3/4, twice: 2 * (1 + 4 * 3) / 4^4.
    expect(chanceOfCounts(1, 3, { now: 3, before: 1 })).toBeCloseTo((2 * 13) / 256, 10);
  });

  test("is certain where nothing was counted or nothing differs", () => {
    expect(chanceOfCounts(0, 0)).toBe(1);
    expect(chanceOfCounts(50, 50)).toBe(1);
  });

  test("is a probability for whatever counts", () => {
    const count = fc.oneof(fc.nat(30), fc.nat(2_000_000));
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 1_000_000 }), (now, before, exposure) => {
        const chance = chanceOfCounts(now, before, { now: exposure, before: 1_000 });
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }),
      { seed: 7 },
    );
  });
});

describe("the chance that two shares differ", () => {
  test("is that of the corrected test for two proportions", () => {
    // 30 of 100 and 45 of 100: z = (0.15 - 0.01) / sqrt(0.375 * 0.625 / 50) = 2.0448.
    expect(chanceOfShares({ part: 30, of: 100 }, { part: 45, of: 100 })).toBeCloseTo(0.0409, 4);
  });

  test("is certain where nothing was counted, all or none have it, or nothing differs", () => {
    expect(chanceOfShares({ part: 0, of: 0 }, { part: 3, of: 9 })).toBe(1);
    expect(chanceOfShares({ part: 9, of: 9 }, { part: 3, of: 3 })).toBe(1);
    expect(chanceOfShares({ part: 3, of: 9 }, { part: 3, of: 9 })).toBe(1);
  });
});

describe("what moved", () => {
  test("is nothing in a week like the one before", () => {
    expect(find(weekOf(300), weekOf(310), [{ question: "Go?", now: 7, before: 5 }])).toEqual([]);
  });

  test("is the number of questions when it stands out, told once for questions and sessions", () => {
    expect(find(weekOf(400), weekOf(250))).toEqual([{ kind: "questions", now: 400, before: 250 }]);
  });

  test("counts questions for less when few visitors ask many", () => {
    const asked = (spread: number) =>
      find(weekOf(400, { sessions: 40 }, spread), weekOf(300, { sessions: 35 }, spread));
    expect(asked(1)).toEqual([{ kind: "questions", now: 400, before: 300 }]);
    expect(asked(10)).toEqual([]);
  });

  test("is a share that stands out, the missing matches rather than the full ones", () => {
    const none = (none: number) => ({ matchTypes: { full: 300 - none, partial: 0, none } });
    expect(find(weekOf(300, none(120)), weekOf(300, none(40)))).toEqual([
      { kind: "none", now: 120, before: 40, of: 300, beforeOf: 300 },
    ]);
  });

  test("is unanswered questions, of all questions", () => {
    expect(find(weekOf(300, { unanswered: 40 }), weekOf(300, { unanswered: 2 }))).toEqual([
      { kind: "unanswered", now: 40, before: 2, of: 340, beforeOf: 302 },
    ]);
  });

  test("is a question that is asked more, beside all questions", () => {
    const changes = [{ question: "Kafka?", now: 22, before: 2 }];
    expect(find(weekOf(300), weekOf(300), changes)).toEqual([
      { kind: "question", question: "Kafka?", now: 22, before: 2, of: 300, beforeOf: 300 },
    ]);
    // As much more as everything else.
    expect(find(weekOf(3_000), weekOf(300), changes).map(({ kind }) => kind)).toEqual(["questions"]);
  });

  test("takes an estimate for no more than was counted for it", () => {
    const changes = [{ question: "Kafka?", now: 24, before: 4 }];
    expect(find(weekOf(300), weekOf(300), changes, true, 1)).toHaveLength(1);
    expect(find(weekOf(300), weekOf(300), changes, true, 4)).toEqual([]);
  });

  test("is no total while the week is not over", () => {
    expect(find(weekOf(30), weekOf(300), [], false)).toEqual([]);
  });

  test("is at most five changes, the clearest first", () => {
    const changes = [30, 90, 50, 70, 40, 60, 80].map((now) => ({ question: String(now), now, before: 0 }));
    expect(find(weekOf(1_000), weekOf(1_000), changes).map(({ now }) => now)).toEqual([90, 80, 70, 60, 50]);
  });

  test("leaves out what is certain but small", () => {
    const none = (queries: number, none: number) => ({ matchTypes: { full: queries - none, partial: 0, none } });
    const many = weekOf(1_050_000, none(1_050_000, 210_000));
    expect(find(many, weekOf(1_000_000, none(1_000_000, 190_000)))).toEqual([]);
  });

  test("compares nothing with a week without questions", () => {
    expect(find(weekOf(3), weekOf(0), [{ question: "Go?", now: 3, before: 0 }])).toEqual([]);
  });

  test("in weeks that differ by chance alone, is nothing in at least nineteen of twenty", () => {
    const reports = 400;
    const random = mulberry(11);
    const randomWeek = () => {
      const questions = Array.from({ length: 12 }, (_, rank) => poisson(random, 30 / (rank + 1)));
      const queries = questions.reduce((a, b) => a + b) + poisson(random, 200);
      const none = Array.from({ length: queries }, () => random() < 0.2).filter(Boolean).length;
      const unanswered = poisson(random, 8);
      const matchTypes = { full: queries - none, partial: 0, none };
      return { questions, week: weekOf(queries, { matchTypes, unanswered, sessions: poisson(random, 110) }) };
    };
    let withSentence = 0;
    for (let report = 0; report < reports; report++) {
      const [now, before] = [randomWeek(), randomWeek()];
      const changes = now.questions.map((count, index) => ({
        question: String(index),
        now: count,
        before: before.questions[index] ?? 0,
      }));
      withSentence += find(now.week, before.week, changes).length > 0 ? 1 : 0;
    }
    expect(withSentence / reports).toBeLessThanOrEqual(0.05);
  });
});

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function poisson(random: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
