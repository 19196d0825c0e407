import * as fc from "fast-check";
import { FiguresTally } from "../src/counting/figures-tally";
import { hashOf } from "../src/counting/hash";
import { SessionSketch } from "../src/counting/session-sketch";
import { ValueCounts } from "../src/counting/value-counts";

describe("counts of values", () => {
  test("have the mean and the median of the values, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (values) => {
        const counts = new ValueCounts(1000);
        for (const value of values) counts.add(value);
        const ascending = [...values].sort((a, b) => a - b);
        const middle = ascending.slice(Math.ceil(values.length / 2) - 1, Math.floor(values.length / 2) + 1);
        expect(counts.median()).toBe(middle.reduce((a, b) => a + b) / middle.length);
        expect(counts.mean()).toBe(values.reduce((a, b) => a + b) / values.length);
      }),
      { seed: 5 },
    );
  });

  test("take what is too small or too large as the smallest or the largest", () => {
    const counts = new ValueCounts(10);
    for (const value of [-5, 3.4, 11, 1e12]) counts.add(value);
    expect(counts.mean()).toBe((0 + 3 + 10 + 10) / 4);
  });

  test("of nothing have neither mean nor median", () => {
    expect([new ValueCounts(10).mean(), new ValueCounts(10).median()]).toEqual([null, null]);
  });
});

describe("sessions", () => {
  const sketchOf = (ids: readonly string[], most?: number) => {
    const sketch = new SessionSketch(most);
    for (const id of ids) sketch.add(id);
    return sketch;
  };
  const visitors = (count: number, questionsEach: number) =>
    Array.from({ length: count * questionsEach }, (_, index) => `session-${index % count}`);

  test("are counted exactly up to the limit, and one who asks twice once", () => {
    const sketch = sketchOf(visitors(100, 3), 100);
    expect([sketch.count(), sketch.isEstimate, sketch.spread()]).toEqual([100, false, 3]);
  });

  test("beyond the limit are estimated, within four standard errors, and it says so", () => {
    for (const count of [2_000, 20_000, 200_000]) {
      const sketch = sketchOf(visitors(count, 2), 1024);
      expect(sketch.isEstimate).toBe(true);
      expect(Math.abs(sketch.count() - count) / count).toBeLessThan(4 / Math.sqrt(1024));
      expect(sketch.spread()).toBeCloseTo(2, 10);
    }
  });

  test("give the same estimate in whatever order they come", () => {
    const ids = fc.array(fc.nat(500).map(String), { minLength: 50, maxLength: 600 });
    const shuffled = ids.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, reordered]) => {
        const [one, other] = [sketchOf(all, 16), sketchOf(reordered, 16)];
        expect([other.count(), other.isEstimate]).toEqual([one.count(), one.isEstimate]);
        expect(other.spread()).toBeCloseTo(one.spread(), 10);
      }),
      { seed: 6 },
    );
  });

  test("count questions without a session as asked for themselves", () => {
    const sketch = new SessionSketch();
    for (const id of ["a", "a", "a", undefined, undefined, undefined]) sketch.add(id);
    expect([sketch.count(), sketch.spread()]).toEqual([1, (9 + 3) / 6]);
  });

  test("have hashes that are spread evenly", () => {
    const buckets = Array(16).fill(0);
    for (let index = 0; index < 16_000; index++) buckets[Math.floor(hashOf(`session-${index}`) * 16)] += 1;
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1_150);
  });
});

describe("the time to an answer", () => {
  const tallyOf = (times: readonly (number | undefined)[]) => {
    const tally = new FiguresTally();
    for (const time of times) {
      tally.add({
        timestamp: 1_000,
        query: "Why?",
        matchType: "full",
        matchScore: 50,
        sessionId: undefined,
        reasoning: undefined,
        responseTimestamp: time === undefined ? undefined : 1_000 + time,
      });
    }
    return tally.total();
  };

  test("is the median of those that are known", () => {
    expect(tallyOf([100, undefined, 300, 900]).medianAnswerInMs).toBe(300);
    expect(tallyOf([undefined]).medianAnswerInMs).toBeNull();
  });

  test("is at most a minute, and nothing when an answer's clock was behind", () => {
    expect(tallyOf([1e9]).medianAnswerInMs).toBe(60_000);
    expect(tallyOf([-50]).medianAnswerInMs).toBe(0);
  });
});
