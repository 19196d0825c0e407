import pico from "picocolors";
import type { ReportResult } from "../../../cv-analytics-reporter/src/report";
import type { LedgerEntry } from "../../../cv-analytics-reporter/src/sending/ledger";
import type { Finding } from "../finding";
import { reportStandingOf } from "../status/last-report";
import { ago, iso } from "../terminal/times";

export interface Preview {
  readonly result: ReportResult;
  /** What the ledger tells of the week's report. */
  readonly entry: LedgerEntry | undefined;
  /** Where the HTML was written. */
  readonly htmlFile: string | undefined;
}

/** The mail as it would be sent now, and whether it was sent before. */
export function presentPreview({ result, entry, htmlFile }: Preview, now: number): Finding {
  const { week, subject = "", text = "", summary } = result;
  const standing = reportStandingOf(entry, now);
  return {
    json: { week, subject, text, summary, standing, sentAt: iso(entry?.sentAt), htmlFile: htmlFile ?? null },
    text: [
      pico.bold(subject),
      "",
      text.trimEnd(),
      "",
      pico.dim(`Only a preview: nothing was sent. ${describe(week, entry, now)}`),
      ...(htmlFile === undefined ? [] : [pico.dim(`HTML: ${htmlFile}`)]),
    ].join("\n"),
    needsAttention: false,
  };
}

function describe(week: string, entry: LedgerEntry | undefined, now: number): string {
  const at = entry?.sentAt === undefined ? "" : ` ${ago(entry.sentAt, now)}`;
  const send = `npm run oncall -- report ${week}`;
  switch (reportStandingOf(entry, now)) {
    case "sent":
      return `The report was sent${at}; again: ${send} --force`;
    case "preliminary":
      return `A preliminary one was sent${at}; the final one: ${send} --send`;
    case "being sent":
      return "The report is being sent at this moment.";
    case "stopped":
      return `The last try to send it failed; once more: ${send} --send`;
    default:
      return `The report was not sent yet; to send it: ${send} --send`;
  }
}
