import { jStat } from "jstat";
import { nearestRank } from "../../src/nearest-rank";

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Of one figure a round; throws when there is none. */
export function spreadOf(figures: readonly number[]): Spread {
  if (figures.length === 0) throw new Error("nothing was measured");
  return { median: jStat.median([...figures]), least: Math.min(...figures), most: Math.max(...figures) };
}

/** Of the ratios of two contestants, each round for itself: what the machine did meanwhile concerned both. */
export function ratioOf(above: readonly number[], below: readonly number[]): Spread {
  return spreadOf(above.map((figure, round) => figure / (below[round] ?? Number.NaN)));
}

/** By the nearest rank; throws when there is none. */
export function quantile(figures: readonly number[], share: number): number {
  const figure = nearestRank(figures, share);
  if (figure === undefined) throw new Error("nothing was measured");
  return figure;
}
