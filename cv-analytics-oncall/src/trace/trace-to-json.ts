import { letterToJson } from "../dead-letters/present-list";
import { knownOf } from "../part";
import { iso } from "../terminal/times";
import { answeredAtOf, askedAtOf } from "./known-times";
import type { ReportPlace } from "./report-place";
import type { RequestHalf } from "./request-history";
import { type Standing, waitingSince } from "./standing";
import type { Happening } from "./time-line";
import type { Trace } from "./trace";

interface Traced {
  readonly trace: Trace;
  readonly standing: Standing;
  readonly timeLine: readonly Happening[];
  readonly report: ReportPlace | undefined;
  readonly logQuery: { readonly command: string; readonly insights: string };
  readonly now: number;
}

/** A trace for machines. */
export function traceToJson({ trace, standing, timeLine, report, logQuery, now }: Traced) {
  const { requestId, query, response, record, dead, kept, queued, log } = trace;
  return {
    requestId,
    standing,
    askedAt: iso(askedAtOf(trace)),
    answeredAt: iso(answeredAtOf(trace)),
    timeLine: timeLine.map(({ at, what, text }) => ({ at: iso(at), what, text })),
    waiting: { query: halfToJson(query, now), response: halfToJson(response, now) },
    record: record
      ? {
          week: record.week,
          matchType: record.matchType,
          matchScore: record.matchScore,
          processedAt: iso(record.processedAt),
          keptUntil: iso(record.keptUntil),
        }
      : null,
    dead: dead.letters.map(letterToJson),
    deadUnseen: dead.unseen,
    unanswered: kept ? { week: kept.week, keptAt: iso(kept.keptAt) } : null,
    report: report ? { week: report.week, placement: report.kind, sentAt: iso(report.sentAt) } : null,
    queued,
    log: (knownOf(log) ?? []).map(({ at, error = null, ...line }) => ({ at: iso(at), ...line, error })),
    logUnreadable: "unreadable" in log ? log.unreadable : null,
    logQuery,
  };
}

function halfToJson(half: RequestHalf | undefined, now: number) {
  return half ? { since: iso(waitingSince(half, now)), until: iso(half.keptUntil) } : null;
}
