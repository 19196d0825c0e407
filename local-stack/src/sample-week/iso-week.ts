const millisecondsPerDay = 24 * 60 * 60 * 1000;

export const millisecondsPerWeek = 7 * millisecondsPerDay;

/** Monday 00:00 UTC of an ISO 8601 week such as `2025-W45`, in epoch milliseconds. */
export function startOfIsoWeek(week: string): number {
  const [, year, number] = /^([1-9]\d{3})-W(\d{2})$/.exec(week) ?? [];
  const start = startOfFirstWeek(Number(year)) + (Number(number) - 1) * millisecondsPerWeek;
  if (!(number && number >= "01" && start < startOfFirstWeek(Number(year) + 1)))
    throw new RangeError(`week: expected an ISO week that exists, such as 2025-W45, got ${JSON.stringify(week)}`);
  return start;
}

export function isoWeekBefore(week: string): string {
  const thursday = startOfIsoWeek(week) - millisecondsPerWeek + 3 * millisecondsPerDay;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - startOfFirstWeek(year)) / millisecondsPerWeek) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The first ISO week of a year is the one that holds 4 January. */
function startOfFirstWeek(year: number): number {
  const fourthOfJanuary = Date.UTC(year, 0, 4);
  const daysSinceMonday = (new Date(fourthOfJanuary).getUTCDay() + 6) % 7;
  return fourthOfJanuary - daysSinceMonday * millisecondsPerDay;
}
