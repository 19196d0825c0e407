import type { LedgerEntry } from "../../../cv-analytics-reporter/src/sending/ledger";
import { type ReportStanding, reportStandingOf } from "../status/last-report";
import { instant } from "../terminal/times";

/** A week's report, and whether it tells of the request. */
export interface ReportPlace {
  readonly week: string;
  /** `perhaps`: it was read when the request was recorded; `too late`: it had been sent; `coming`: it is not sent yet. */
  readonly kind: "counted" | "perhaps" | "too late" | "coming";
  readonly sentAt: number | undefined;
  readonly text: string;
}

/** What a report tells of: the week, and since when the tables say so, in epoch milliseconds. */
export interface Reportable {
  readonly week: string;
  readonly since: number;
}

/** The reporter's longest run: what changes less than that before a report is sent may have come too late for it. */
const longestRunInMs = 900_000;

/** In which report the request is or will be; `entry` is the ledger's of that week. */
export function placeInReport({ week, since }: Reportable, entry: LedgerEntry | undefined, now: number): ReportPlace {
  const standing = reportStandingOf(entry, now);
  const sentAt = standing === "sent" ? entry?.sentAt : undefined;
  if (sentAt === undefined) return { week, kind: "coming", sentAt, text: sayComing(week, standing) };
  const sent = `the report of ${week}, sent ${instant(sentAt)}`;
  if (since <= sentAt - longestRunInMs) return { week, kind: "counted", sentAt, text: `in ${sent}` };
  if (since <= sentAt) return { week, kind: "perhaps", sentAt, text: `perhaps not in ${sent}, which was being made` };
  const force = `only a forced report shows it: npm run oncall -- report ${week} --force`;
  return { week, kind: "too late", sentAt, text: `too late for ${sent}\n${force}` };
}

function sayComing(week: string, standing: ReportStanding): string {
  if (standing === "being sent") return `in the report of ${week}, which is being sent`;
  if (standing === "stopped") return `in the report of ${week}, which failed: npm run oncall -- report ${week} --send`;
  return `will be in the report of ${week}`;
}
