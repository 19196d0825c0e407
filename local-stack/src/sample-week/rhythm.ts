import { integerBetween, pickWeighted, type Random } from "./random";

/** When visitors come: relative weights, in their own local time. */
export interface Rhythm {
  /** Monday first. */
  readonly days: readonly number[];
  /** Midnight first. */
  readonly hours: readonly number[];
}

export const officeHours: Rhythm = {
  days: [19, 22, 21, 19, 14, 2, 2],
  hours: [0, 0, 0, 0, 0, 0, 1, 3, 8, 14, 16, 15, 9, 11, 15, 14, 11, 6, 2, 1, 1, 1, 0, 0],
};

export const freeTime: Rhythm = {
  days: [13, 14, 14, 13, 10, 10, 13],
  hours: [2, 1, 1, 0, 0, 0, 1, 2, 3, 4, 5, 5, 7, 6, 5, 5, 6, 8, 11, 13, 14, 12, 8, 4],
};

const hoursAheadOfUtc = [
  { hours: 0, weight: 76 },
  { hours: 1, weight: 14 },
  { hours: -5, weight: 6 },
  { hours: 5, weight: 4 },
];

const millisecondsPerHour = 60 * 60 * 1000;
const hoursPerWeek = 7 * 24;

/** When a visitor arrives, in milliseconds from the start of the week in UTC. */
export function pickArrival(random: Random, rhythm: Rhythm): number {
  const local = pickIndex(random, rhythm.days) * 24 + pickIndex(random, rhythm.hours);
  const zone = pickWeighted(random, hoursAheadOfUtc, ({ weight }) => weight);
  const utc = (local - zone.hours + hoursPerWeek) % hoursPerWeek;
  return utc * millisecondsPerHour + integerBetween(random, 0, millisecondsPerHour - 1);
}

function pickIndex(random: Random, weights: readonly number[]): number {
  return pickWeighted(random, [...weights.entries()], ([, weight]) => weight)[0];
}
