import type { PastWeek, Summary } from "../../summary/summary";
import { weekdayText } from "./dates";
import { countText, scoreText } from "./numbers";
import type { Report } from "./report";

export interface DayBar {
  /** "Mon 3 Nov" */
  readonly label: string;
  readonly value: string;
  /** Of the longest bar, 0 to 1. */
  readonly share: number;
  /** "about 50 expected" */
  readonly note?: string;
}

export interface WeekBar {
  readonly week: string;
  /** Absent when nothing is known of the week. */
  readonly known?: {
    readonly queries: string;
    /** "-" when nothing was asked. */
    readonly averageScore: string;
    readonly share: number;
  };
}

export interface Times {
  readonly days: readonly DayBar[];
  /** Of the busiest hour, 0 to 1; midnight first. Empty when there were no questions. */
  readonly hours: readonly number[];
  readonly busiest: string;
  readonly weeks: readonly WeekBar[];
  /** Which weeks before the first known one are left out. */
  readonly unknownWeeks?: string;
}

export function timesOf({ week, summary }: Report): Times {
  return {
    days: daysOf(week, summary),
    hours: sharesOf(summary.byHour),
    busiest: busiestHours(summary.byHour),
    ...trendOf(summary.trend),
  };
}

function daysOf(week: string, { byDay, emptyDays }: Summary): DayBar[] {
  const shares = sharesOf(byDay);
  return byDay.map((count, day) => {
    const expected = emptyDays.find((empty) => empty.day === day)?.expected;
    const note = expected === undefined ? {} : { note: `about ${countText(Math.round(expected))} expected` };
    return { label: weekdayText(week, day), value: countText(count), share: shares[day] ?? 0, ...note };
  });
}

/** In words what the strip shows. */
function busiestHours(byHour: readonly number[]): string {
  const [first, ...others] = byHour
    .map((count, hour) => ({ count, hour }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.hour - b.hour)
    .slice(0, 3)
    .map(({ count, hour }) => `${hourText(hour)} (${countText(count)})`);
  if (first === undefined) return "No questions, so no busy hours.";
  return `${others.length > 0 ? "Busiest hours" : "Busiest hour"}: ${[first, ...others].join(", ")}.`;
}

/** "14:00 to 15:00" */
function hourText(hour: number): string {
  const clock = (at: number) => `${String(at).padStart(2, "0")}:00`;
  return `${clock(hour)} to ${clock(hour + 1)}`;
}

function trendOf(trend: readonly PastWeek[]): Pick<Times, "weeks" | "unknownWeeks"> {
  const known = trend.findIndex(({ queries }) => queries !== null);
  const [first, last] = [trend[0], trend[known - 1]];
  const shares = sharesOf(trend.map(({ queries }) => queries ?? 0));
  const weeks = trend.map((past, index) => toWeekBar(past, shares[index] ?? 0)).slice(Math.max(known, 0));
  if (!first || !last) return { weeks };
  const span = first === last ? first.week : `${first.week} to ${last.week}`;
  return { weeks, unknownWeeks: `Nothing is known of ${span}.` };
}

function toWeekBar({ week, queries, averageScore }: PastWeek, share: number): WeekBar {
  if (queries === null) return { week };
  const score = averageScore === null ? "-" : scoreText(averageScore);
  return { week, known: { queries: countText(queries), averageScore: score, share } };
}

function sharesOf(counts: readonly number[]): number[] {
  const most = Math.max(...counts, 1);
  return counts.map((count) => count / most);
}
