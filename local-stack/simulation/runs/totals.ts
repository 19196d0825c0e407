import type { FaultKind } from "../faults/kinds";
import type { ProducerKind } from "../producers/kinds";

/** What happened in runs, so that a reader sees that faults really happen. */
export interface Totals {
  readonly runs: number;
  readonly events: number;
  readonly sends: number;
  readonly deliveries: number;
  readonly records: number;
  readonly deadLetters: number;
  readonly mails: number;
  readonly producers: Partial<Record<ProducerKind, number>>;
  readonly faults: Partial<Record<FaultKind, number>>;
}

export const noTotals: Totals = {
  runs: 0,
  events: 0,
  sends: 0,
  deliveries: 0,
  records: 0,
  deadLetters: 0,
  mails: 0,
  producers: {},
  faults: {},
};

export function add(one: Totals, other: Totals): Totals {
  return {
    runs: one.runs + other.runs,
    events: one.events + other.events,
    sends: one.sends + other.sends,
    deliveries: one.deliveries + other.deliveries,
    records: one.records + other.records,
    deadLetters: one.deadLetters + other.deadLetters,
    mails: one.mails + other.mails,
    producers: addCounts(one.producers, other.producers),
    faults: addCounts(one.faults, other.faults),
  };
}

type Counts = Partial<Record<string, number>>;

function addCounts(one: Counts, other: Counts): Counts {
  const sum = { ...one };
  for (const [name, count = 0] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** How often each name occurs. */
export function countEach<K extends string>(names: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
