import { dayInMs, startOfWeek, weekBefore, weekOf } from "../../../cv-analytics-reporter/src/iso-week";
import type { Summary } from "../../../cv-analytics-reporter/src/summary/summary";
import type { Database } from "../dynamodb/database";
import type { Item } from "../dynamodb/table";
import type { TrueRequest, Truth } from "../producers/truth";
import { violate } from "./invariant";
import { mailedOnce } from "./mails";

const hourInMs = 3_600_000;

interface Counting {
  readonly database: Database;
  readonly truth: Truth;
  /** When the report began to be made, and now. */
  readonly from: number;
  readonly now: number;
  /** Whether a sweep failed for good, so that a question may have expired unseen. */
  readonly hasSweepFailed: boolean;
}

/** To be checked as a report is claimed, when nothing else has changed since it began to be made. */
export function checkFigures(week: string, summary: Summary, counting: Counting): void {
  const { database } = counting;
  const records = recordsOf(week, database);
  const scores = records.map(({ matchScore }) => Number(matchScore)).sort((a, b) => a - b);
  const expected = {
    queries: records.length,
    sessions: new Set(records.map(({ sessionId }) => sessionId)).size,
    full: countOf(records, "full"),
    partial: countOf(records, "partial"),
    none: countOf(records, "none"),
    averageScore: records.length === 0 ? null : mean(scores),
    medianScore:
      records.length === 0 ? null : mean([at(scores, (scores.length - 1) >> 1), at(scores, scores.length >> 1)]),
    byDay: [0, 1, 2, 3, 4, 5, 6]
      .map((day) => records.filter(({ timestamp }) => dayOf(week, timestamp) === day).length)
      .join(),
    before: recordsOf(weekBefore(week), database).length,
  };
  const reported = {
    ...summary,
    ...summary.matchTypes,
    byDay: summary.byDay.join(),
    before: summary.previous?.queries ?? 0,
  };
  for (const name of Object.keys(expected) as (keyof typeof expected)[])
    if (!isSame(expected[name], reported[name]))
      violate(mailedOnce, `the report of ${week} tells ${name} ${reported[name]}; a recount gives ${expected[name]}`);
  checkUnanswered(week, summary, counting);
}

/** Between those that have waited for more than an hour for certain, and all that were asked and are not recorded. */
function checkUnanswered(week: string, { unanswered, unswept }: Summary, counting: Counting): void {
  const { truth, database, from, now, hasSweepFailed } = counting;
  const recorded = new Set(database.analytics.items().map(({ requestId }) => requestId));
  const open = [...truth.requests].flatMap(([requestId, request]) =>
    request.query && weekOf(request.query.timestamp) === week && !recorded.has(requestId) ? [request] : [],
  );
  const isOverdue = ({ storedAt: { query = now } }: TrueRequest) => query < from - hourInMs;
  const least = hasSweepFailed || unswept.length > 0 ? 0 : open.filter(isOverdue).length;
  if (unanswered < least || unanswered > open.length)
    violate(
      mailedOnce,
      `the report of ${week} tells ${unanswered} unanswered; a recount gives ${least} to ${open.length}`,
    );
}

function recordsOf(week: string, database: Database): Item[] {
  return database.analytics.items().filter((item) => item.week === week);
}

function countOf(records: readonly Item[], matchType: string): number {
  return records.filter((item) => item.matchType === matchType).length;
}

function dayOf(week: string, timestamp: unknown): number {
  return Math.floor((Number(timestamp) - startOfWeek(week)) / dayInMs);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}

function isSame(expected: unknown, reported: unknown): boolean {
  if (typeof expected === "number" && typeof reported === "number") return Math.abs(expected - reported) < 1e-6;
  return expected === reported;
}
