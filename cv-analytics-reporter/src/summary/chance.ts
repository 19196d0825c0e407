import { jStat } from "jstat";

/**
 * How likely two counts differ at least so much by chance when both come at one rate: the exact conditional test of two
 * Poisson rates (Przyborowski and Wilenski, 1940), two-sided. Given their sum, `now` is binomial with the share that
 * `exposure` has of both exposures. Returns a probability, 1 where nothing was counted.
 */
export function chanceOfCounts(now: number, before: number, exposure = { now: 1, before: 1 }): number {
  const sum = now + before;
  if (sum === 0) return 1;
  const share = exposure.now / (exposure.now + exposure.before);
  const atMost = jStat.binomial.cdf(now, sum, share);
  const atLeast = 1 - (now === 0 ? 0 : jStat.binomial.cdf(now - 1, sum, share));
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

export interface Share {
  readonly part: number;
  readonly of: number;
}

/**
 * How likely two shares differ at least so much by chance: the test for two proportions with pooled variance and Yates's
 * continuity correction (1934), which makes it careful where numbers are small; two-sided. Returns a probability, 1 where nothing was counted.
 */
export function chanceOfShares(now: Share, before: Share): number {
  if (now.of === 0 || before.of === 0) return 1;
  const pooled = (now.part + before.part) / (now.of + before.of);
  const variance = pooled * (1 - pooled) * (1 / now.of + 1 / before.of);
  if (variance === 0) return 1;
  const correction = (1 / now.of + 1 / before.of) / 2;
  const difference = Math.max(0, Math.abs(now.part / now.of - before.part / before.of) - correction);
  return 2 * jStat.normal.cdf(-difference / Math.sqrt(variance), 0, 1);
}
