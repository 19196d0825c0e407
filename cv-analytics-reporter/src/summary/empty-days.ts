import { jStat } from "jstat";
import { dayInMs, startOfWeek } from "../iso-week";
import type { Summary } from "./summary";

/** One false warning in a thousand days, about one in three years. */
const falseAlarmRate = 0.001;
const mostWeeks = 4;
const leastWeeks = 2;

type EmptyDay = Summary["emptyDays"][number];

export interface DaysToJudge {
  readonly week: string;
  readonly byDay: readonly number[];
  /** The same of the weeks before, the latest first. */
  readonly before: readonly (readonly number[])[];
  /** By how much more than single events questions vary. */
  readonly spread: number;
  readonly now: number;
}

/**
 * Days with far fewer questions than were to be expected, by the lower tail of a Poisson distribution. What is expected is
 * the least of that weekday in the last four weeks, or, when fewer than two are known, of the week's other days.
 */
export function findEmptyDays({ week, byDay, before, spread, now }: DaysToJudge): EmptyDay[] {
  const known = before.slice(0, mostWeeks);
  return byDay.flatMap((queries, day) => {
    const isOver = startOfWeek(week) + (day + 1) * dayInMs <= now;
    if (!isOver) return [];
    const others =
      known.length < leastWeeks ? byDay.filter((_, other) => other !== day) : known.map((days) => days[day] ?? 0);
    const expected = Math.min(...others);
    const isSuspicious =
      queries < expected && chanceOfAtMost(Math.floor(queries / spread), expected / spread) < falseAlarmRate;
    return isSuspicious ? [{ day, queries, expected }] : [];
  });
}

/** Of a Poisson variable; as an incomplete gamma function, which holds for large means as well. */
function chanceOfAtMost(count: number, mean: number): number {
  return 1 - jStat.lowRegGamma(count + 1, mean);
}
