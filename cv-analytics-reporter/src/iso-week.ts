export const dayInMs = 86_400_000;
const daysPerWeek = 7;
const weekInMs = daysPerWeek * dayInMs;
const weekPattern = /^(\d{4})-W(\d{2})$/;

/** The ISO 8601 week of an instant in UTC: epoch milliseconds to "2025-W45". The week's Thursday decides its year. */
export function weekOf(epochMs: number): string {
  const thursday = epochMs + (3 - weekdayOf(epochMs)) * dayInMs;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / weekInMs);
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The UTC weekday of an instant: 0 is Monday, 6 is Sunday. */
export function weekdayOf(epochMs: number): number {
  // The first day of the epoch was a Thursday.
  const days = (Math.floor(epochMs / dayInMs) + 3) % daysPerWeek;
  return days < 0 ? days + daysPerWeek : days;
}

/** Whether the text names a week that the calendar has; 2025 has no W53. */
export function isWeek(text: string): boolean {
  const monday = mondayOf(text);
  return monday !== undefined && weekOf(monday) === text;
}

/** The first millisecond of a week. Throws for a text that is no ISO week. */
export function startOfWeek(week: string): number {
  const monday = mondayOf(week);
  if (monday === undefined || weekOf(monday) !== week) {
    throw new RangeError(`expected an ISO week such as "2025-W45", got "${week}"`);
  }
  return monday;
}

/** The first millisecond after a week. */
export function endOfWeek(week: string): number {
  return startOfWeek(week) + weekInMs;
}

export function weekBefore(week: string): string {
  return weekOf(startOfWeek(week) - 1);
}

function mondayOf(week: string): number | undefined {
  const [, year, number] = weekPattern.exec(week) ?? [];
  if (year === undefined || number === undefined) return undefined;
  // 4 January is always in week 1.
  const fourthOfJanuary = Date.UTC(Number(year), 0, 4);
  return fourthOfJanuary - weekdayOf(fourthOfJanuary) * dayInMs + (Number(number) - 1) * weekInMs;
}
