import { dayInMs, isWeek, startOfWeek, weekOf } from "../../../cv-analytics-reporter/src/iso-week";

const weekInMs = 7 * dayInMs;
/** Weeks further away are examples of how a week is written. */
const farInWeeks = 10;

/** Writes the weeks around one week of a text as if they were around another. */
export function moveWeeks(text: string, from: string, to: string): string {
  const distance = startOfWeek(to) - startOfWeek(from);
  return text.replace(/\b\d{4}-W\d\d\b/g, (week) => {
    const isFar = !isWeek(week) || Math.abs(startOfWeek(week) - startOfWeek(from)) > farInWeeks * weekInMs;
    return isFar ? week : weekOf(startOfWeek(week) + distance);
  });
}
