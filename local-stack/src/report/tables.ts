import {
  MalformedEventError,
  parseEvent,
  type QueryEvent,
  type ResponseEvent,
} from "../../../cv-analytics-processor/src/events";
import { type AnalyticsRecord, toInterimHalf, toRecord } from "../../../cv-analytics-processor/src/halves";

/** What the processor would have left in its tables and in the dead-letter queue. */
export interface Tables {
  readonly records: readonly AnalyticsRecord[];
  /** Query halves. */
  readonly waiting: readonly Readonly<Record<string, unknown>>[];
  readonly deadLetters: number;
}

/**
 * Joins events as the processor does, at the time of each question, with the processor's own parser and records, but
 * without queue and database: of a half that comes twice the first counts, and what is no event is dead.
 */
export function fillTables(bodies: readonly string[]): Tables {
  const queries = new Map<string, QueryEvent>();
  const responses = new Map<string, ResponseEvent>();
  let deadLetters = 0;
  for (const body of bodies) {
    const event = parse(body);
    if (!event) deadLetters += 1;
    else if (event.eventType === "query") keepFirst(queries, event);
    else keepFirst(responses, event);
  }
  const records: AnalyticsRecord[] = [];
  const waiting: Tables["waiting"][number][] = [];
  for (const [requestId, query] of queries) {
    const response = responses.get(requestId);
    if (response) records.push(toRecord(query, response, response.timestamp));
    else waiting.push(toInterimHalf(query, query.timestamp));
  }
  return { records: records.sort((a, b) => a.timestamp - b.timestamp), waiting, deadLetters };
}

function parse(body: string): QueryEvent | ResponseEvent | undefined {
  try {
    return parseEvent(body);
  } catch (error) {
    if (error instanceof MalformedEventError) return undefined;
    throw error;
  }
}

function keepFirst<T extends { readonly requestId: string }>(events: Map<string, T>, event: T): void {
  if (!events.has(event.requestId)) events.set(event.requestId, event);
}
