import { chargeOf } from "./charge";
import type { ItemId, Prices } from "./prices";

/** A month's amount of each item. */
export type Usage = Readonly<Partial<Record<ItemId, number>>>;

export interface BillLine {
  readonly item: ItemId;
  readonly name: string;
  readonly unit: string;
  readonly used: number;
  readonly free: number;
  readonly gbp: number;
  /** Costs something that a bill shows, however little. */
  readonly costs: boolean;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  readonly gbp: number;
}

/** Throws for an amount that is no finite number. */
export function billOf(usage: Usage, prices: Prices): Bill {
  const lines = Object.entries(usage).map(([id, used]) => toLine(id as ItemId, used, prices));
  return { lines, gbp: lines.reduce((sum, { gbp }) => sum + gbp, 0) };
}

function toLine(item: ItemId, used: number, { items, currency }: Prices): BillLine {
  const price = items[item];
  // NaN is above nothing that is free, so that it would pass for £0.
  if (!Number.isFinite(used)) throw new Error(`expected a finite amount of ${price.name} in a month, got ${used}`);
  const usd = chargeOf(used, price);
  const { name, unit, free, belowBillUsd = 0 } = price;
  return { item, name, unit, used, free, gbp: usd * currency.gbpPerUsd, costs: usd > belowBillUsd };
}
