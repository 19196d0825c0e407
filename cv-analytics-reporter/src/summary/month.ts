import { dayInMs, startOfWeek } from "../iso-week";

export interface DaysOfWeek {
  readonly week: string;
  /** Questions by UTC weekday, Monday first. */
  readonly byDay: readonly number[];
}

/** The questions of the calendar month in which `week` ends; `weeks` are this and the ones before. */
export function questionsOfMonth(week: string, weeks: readonly DaysOfWeek[]): number {
  const sunday = new Date(startOfWeek(week) + 6 * dayInMs);
  const firstDay = Date.UTC(sunday.getUTCFullYear(), sunday.getUTCMonth(), 1);
  return weeks
    .flatMap(({ week: each, byDay }) =>
      byDay.filter((_, day) => startOfWeek(each) + day * dayInMs >= firstDay && each <= week),
    )
    .reduce((sum, questions) => sum + questions, 0);
}
