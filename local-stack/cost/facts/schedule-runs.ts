const hoursOf: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };
const daysInWeek = 7;

/** At most how often a schedule runs in a month. Throws for an expression that is neither a rate, daily nor weekly. */
export function runsInMonth(expression: string, daysInMonth: number): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return Math.ceil((daysInMonth * 24) / (Number(rate[1]) * (hoursOf[rate[2] ?? ""] ?? 1)));
  if (/^cron\(\d+ \d+ \? \* (MON|TUE|WED|THU|FRI|SAT|SUN) \*\)$/.test(expression))
    return Math.ceil(daysInMonth / daysInWeek);
  if (/^cron\(\d+ \d+ \* \* \? \*\)$/.test(expression)) return daysInMonth;
  throw new Error(`cannot count the runs of ${expression}: expected a rate, or a cron that is daily or weekly`);
}
