import type { Price } from "./prices";

/** What a month's amount of an item costs in dollars, exactly: nothing is rounded. */
export function chargeOf(used: number, price: Price): number {
  const paid = Math.max(0, used - price.free);
  if ("flatUsd" in price) return paid > 0 ? price.flatUsd : 0;
  let charge = 0;
  let from = 0;
  for (const { upTo = Number.POSITIVE_INFINITY, usd } of price.tiers) {
    charge += (Math.max(0, Math.min(paid, upTo) - from) / price.per) * usd;
    from = upTo;
  }
  return charge;
}
