import fc from "fast-check";
import { runsInMonth } from "../cost/facts/schedule-runs";
import { countText, poundText, shareText } from "../cost/presenting/figures";
import { billOf } from "../cost/pricing/bill";
import { chargeOf } from "../cost/pricing/charge";
import { freeUntil } from "../cost/pricing/free-until";
import { type Price, readPrices } from "../cost/pricing/prices";

const prices = readPrices();
const origin = {
  source: "https://example.org",
  asOf: "2026-11-28",
  confidence: "made up",
  name: "thing",
  unit: "things",
};
const tiered: Price = { ...origin, free: 100, per: 10, tiers: [{ upTo: 50, usd: 2 }, { usd: 1 }] };
const flat: Price = { ...origin, free: 100, flatUsd: 5 };

test.each([
  [0, 0],
  [100, 0],
  [101, 0.2],
  [150, 10],
  [160, 11],
])("%d things, of which a hundred are free and fifty more are dear, cost %d dollars", (used, usd) => {
  expect(chargeOf(used, tiered)).toBeCloseTo(usd, 12);
});

test("a flat price is paid whole as soon as more than the free amount is used", () => {
  expect([100, 100.5, 1e9].map((used) => chargeOf(used, flat))).toEqual([0, 5, 5]);
});

test("nothing within the free amount costs anything, and more never costs less", () => {
  const items = fc.constantFrom(...Object.values(prices.items));
  const amounts = fc.tuple(
    fc.double({ min: 0, max: 1e12, noNaN: true }),
    fc.double({ min: 0, max: 1e12, noNaN: true }),
  );
  fc.assert(
    fc.property(items, amounts, (price, [one, other]) => {
      expect(chargeOf(price.free * Math.min(1, one / 1e12), price)).toBe(0);
      expect(chargeOf(Math.max(one, other), price)).toBeGreaterThanOrEqual(chargeOf(Math.min(one, other), price));
    }),
    { seed: 7 },
  );
});

test("a cost too small for a penny is a cost, in the bill and in what is shown of it", () => {
  const [line] = billOf({ queueRequests: 1_000_001 }, prices).lines;

  expect(line?.costs).toBe(true);
  expect(poundText(line?.gbp ?? 0)).toBe("< £0.01");
});

test("an amount that is no finite number is an error, not free", () => {
  for (const queueRequests of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => billOf({ queueRequests }, prices)).toThrow(
      `expected a finite amount of SQS requests in a month, got ${queueRequests}`,
    );
});

test("only what AWS would bill as nothing may cost a fraction of a cent: the code in S3", () => {
  const lines = (codeGb: number) => billOf({ codeGb, recoveryGb: 0.001 }, prices).lines.map(({ costs }) => costs);

  expect(lines(0.2)).toEqual([false, true]);
  expect(lines(0.3)).toEqual([true, true]);
});

test("how far a month stays free is found to the question", () => {
  const billFor = (questions: number) => billOf({ queueRequests: questions * 6 + 669_600 }, prices);

  expect(freeUntil(billFor)).toBe(55_066);
  expect(freeUntil(() => billOf({ recoveryGb: 1 }, prices))).toBe(0);
  expect(freeUntil(() => billOf({ alarmMetrics: 10 }, prices))).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ["rate(12 hours)", 62],
  ["rate(1 day)", 31],
  ["cron(0 8 ? * MON *)", 5],
  ["cron(30 6 * * ? *)", 31],
])("%s runs at most %d times in a month of 31 days", (expression, runs) => {
  expect(runsInMonth(expression, 31)).toBe(runs);
});

test("a schedule whose runs cannot be told is an error, not free", () => {
  expect(() => runsInMonth("cron(0/5 * * * ? *)", 31)).toThrow("cannot count the runs of cron(0/5 * * * ? *)");
});

test("figures are short, and what is little is not shown as nothing", () => {
  expect([poundText(0), poundText(0.004), poundText(2.275)]).toEqual(["£0.00", "< £0.01", "£2.27"]);
  expect([countText(0.004), countText(0.33), countText(14_000_000)]).toEqual(["< 0.01", "0.33", "14,000,000"]);
  expect([shareText(0), shareText(0.004), shareText(1.26)]).toEqual(["0 %", "< 1 %", "126 %"]);
});
