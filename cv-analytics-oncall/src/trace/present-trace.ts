import pico from "picocolors";
import type { Finding } from "../finding";
import { table } from "../terminal/table";
import { instant } from "../terminal/times";
import { describeDead } from "./describe-dead";
import { describeStanding } from "./describe-standing";
import { reportableOf } from "./known-times";
import { filterCommand, insightsQuery, type Place } from "./log-queries";
import { placeInReport, type ReportPlace } from "./report-place";
import { standingOf } from "./standing";
import { toTimeLine } from "./time-line";
import type { Trace } from "./trace";
import { traceToJson } from "./trace-to-json";

/** The life of one request, where it stands, and how to ask the logs for more. */
export function presentTrace(trace: Trace, place: Place, now: number): Finding {
  const { requestId, dead, log, logSince } = trace;
  const standing = standingOf(trace, now);
  const timeLine = toTimeLine(trace, now);
  const reportable = reportableOf(trace);
  const report = reportable && placeInReport(reportable, trace.ledgerEntry, now);
  const command = filterCommand(requestId, logSince, place);
  const insights = insightsQuery(requestId);
  return {
    json: traceToJson({ trace, standing, timeLine, report, logQuery: { command: command.join(" "), insights }, now }),
    text: [
      pico.bold(`${requestId}: ${describeStanding(trace, standing)}`),
      timeLine.length === 0 ? "" : table(timeLine.map(({ at, what, text }) => [instant(at), pico.bold(what), text])),
      indent(describeDead(dead.letters, now)),
      report ? describeReport(report, standing === "recorded") : "",
      "unreadable" in log ? pico.dim(`  The log can't be read: ${log.unreadable}`) : "",
      pico.dim("  The dead-letter queue was looked through for it: each message there was received once more."),
      `${pico.dim("To go on in the log:")}\n  ${command.join(" \\\n    ")}`,
      `${pico.dim("or in Logs Insights, over the groups of processor and reporter:")}\n${indent(insights)}`,
    ]
      .filter((block) => block !== "")
      .join("\n\n"),
    needsAttention: dead.letters.length > 0 || standing === "overdue",
  };
}

function describeReport({ text }: ReportPlace, isRecorded: boolean): string {
  return `${isRecorded ? "  report: " : "  report, as unanswered: "}${text.replace("\n", "\n  ")}`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
