import { overdueAfterInMs } from "../../../cv-analytics-reporter/src/unanswered/sweep";

/** A half that waits for its other one. Times are epoch milliseconds. */
export interface HalfThatWaits {
  readonly requestId: string;
  readonly half: "query" | "response";
  /** When it happened, by the edge's clock. */
  readonly timestamp: number;
  /** A day before it expires: when it was processed, unless its life was extended. */
  readonly processedAt: number;
}

/** The interim table, read whole: it holds a day at most. Throws what AWS answers. */
export interface WaitingHalves {
  pages(): AsyncIterable<readonly HalfThatWaits[]>;
}

export interface WaitingTally {
  readonly queries: number;
  readonly responses: number;
  /** Queries whose response is not to be expected any more. */
  readonly overdue: number;
  /** The one of them that has waited longest. */
  readonly longest: { readonly requestId: string; readonly since: number } | undefined;
}

/** Counts what waits, by the reporter's rule of what is overdue. */
export async function tallyWaiting(pages: AsyncIterable<readonly HalfThatWaits[]>, now: number): Promise<WaitingTally> {
  let tally: WaitingTally = { queries: 0, responses: 0, overdue: 0, longest: undefined };
  for await (const page of pages) tally = page.reduce((before, half) => count(before, half, now), tally);
  return tally;
}

function count(tally: WaitingTally, half: HalfThatWaits, now: number): WaitingTally {
  if (half.half === "response") return { ...tally, responses: tally.responses + 1 };
  const since = waitingSince(half);
  const queries = tally.queries + 1;
  if (!isOverdue(half, now)) return { ...tally, queries };
  const isLongest = tally.longest === undefined || since < tally.longest.since;
  const longest = isLongest ? { requestId: half.requestId, since } : tally.longest;
  return { ...tally, queries, overdue: tally.overdue + 1, longest };
}

/** Whether a query has waited for so long that its response is not to be expected any more. */
export function isOverdue(query: Pick<HalfThatWaits, "timestamp" | "processedAt">, now: number): boolean {
  return now - waitingSince(query) > overdueAfterInMs;
}

/** An edge whose clock is ahead stamps a question in the future; `protect` makes it look as if processed later than it was. */
function waitingSince({ timestamp, processedAt }: Pick<HalfThatWaits, "timestamp" | "processedAt">): number {
  return Math.min(timestamp, processedAt);
}
