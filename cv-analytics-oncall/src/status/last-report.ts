import { dayInMs, endOfWeek, weekBefore, weekOf } from "../../../cv-analytics-reporter/src/iso-week";
import type { LedgerEntry, SentLedger } from "../../../cv-analytics-reporter/src/sending/ledger";

/** What the ledger tells of the reports that were due last. */
export interface LastReport {
  /** The last week that is over. */
  readonly due: string;
  /** Of the newest of the last four such weeks that has any. */
  readonly entry: LedgerEntry | undefined;
}

/** How a week's report stands. `stopped`: whoever sent it failed or crashed. */
export type ReportStanding = "sent" | "being sent" | "stopped" | "preliminary" | "missing";

const weeksToLookBack = 4;

export async function findLastReport(ledger: Pick<SentLedger, "read">, now: number): Promise<LastReport> {
  const due = weekBefore(weekOf(now));
  let week = due;
  for (let back = 0; back < weeksToLookBack; back += 1) {
    const entry = await ledger.read(week);
    if (entry) return { due, entry };
    week = weekBefore(week);
  }
  return { due, entry: undefined };
}

export function reportStandingOf(entry: LedgerEntry | undefined, now: number): ReportStanding {
  if (!entry) return "missing";
  if (entry.status === "sent") return entry.edition === "final" ? "sent" : "preliminary";
  return entry.status === "sending" && entry.leaseUntil > now ? "being sent" : "stopped";
}

/** It is sent on Monday morning, wherever the readers live. */
const daysUntilMissed = 1;

/** Whether the report of the last week should be there and is not. Before the first report there is nothing to miss. */
export function isMissed({ due, entry }: LastReport, now: number): boolean {
  if (!entry || now < endOfWeek(due) + daysUntilMissed * dayInMs) return false;
  return entry.week !== due || reportStandingOf(entry, now) === "preliminary";
}
