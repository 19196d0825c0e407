import { halfLifetimeInSeconds } from "../../../cv-analytics-reporter/src/unanswered/unanswered";
import { isOverdue } from "../status/waiting-halves";
import type { RequestHalf } from "./request-history";
import type { Trace } from "./trace";

/** Where a request stands; what comes first here counts first. */
export type Standing = "recorded" | "dead" | "overdue" | "waiting" | "unanswered" | "nowhere";

export function standingOf({ record, dead, query, response, kept }: Trace, now: number): Standing {
  if (record) return "recorded";
  if (dead.letters.length > 0) return "dead";
  if (query && isOverdue({ timestamp: query.happenedAt, processedAt: processedAtOf(query) }, now)) return "overdue";
  if (query || response) return "waiting";
  return kept ? "unanswered" : "nowhere";
}

/** Since when a half waits, in epoch milliseconds; of one whose life was extended that is not known any more. */
export function waitingSince(half: RequestHalf, now: number): number {
  const processedAt = processedAtOf(half);
  return processedAt <= now ? processedAt : Math.min(half.happenedAt, now);
}

function processedAtOf({ keptUntil }: RequestHalf): number {
  return keptUntil - halfLifetimeInSeconds * 1000;
}
