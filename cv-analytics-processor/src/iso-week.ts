const dayInMs = 86_400_000;

/** The ISO 8601 week of an instant in UTC: epoch milliseconds to "2025-W45". The week's Thursday decides its year. */
export function isoWeekOf(epochMs: number): string {
  const date = new Date(epochMs);
  const daysSinceMonday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(epochMs + (3 - daysSinceMonday) * dayInMs);
  const year = thursday.getUTCFullYear();
  const dayOfYear = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayInMs);
  const week = Math.floor(dayOfYear / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
