import type { Operations } from "../counting/operations";
import type { AccountFacts } from "../facts/account-facts";
import { withIndexWrites } from "./index-writes";

export interface CapacityBound {
  /** Questions a second that provisioned capacity carries for long; infinite when nothing is provisioned. */
  readonly questionsPerSecond: number;
  /** Whose capacity is used up first. */
  readonly by: string;
}

/** What free-tier mode bounds instead of charging for it. A burst may take five minutes' unused capacity beside. */
export function capacityBound({ tables }: AccountFacts, { asking, questions }: Operations): CapacityBound {
  const bounds = withIndexWrites(asking.units, tables).flatMap(({ table, index, kind, units }) => {
    const found = tables.find(({ name }) => name === table);
    const capacity = found?.capacity.find((each) => each.index === index);
    if (!capacity || found?.paidByRequest) return [];
    const by = `${kind}s of ${index ?? table}`;
    return [{ questionsPerSecond: capacity[kind] / (units / questions), by }];
  });
  return bounds.reduce((least, bound) => (bound.questionsPerSecond < least.questionsPerSecond ? bound : least), {
    questionsPerSecond: Number.POSITIVE_INFINITY,
    by: "nothing",
  });
}
