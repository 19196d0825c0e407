import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";
import type { AnalyticsEvent } from "./events";
import type { Item } from "./evidence";

type Requests = ReadonlyMap<string, readonly AnalyticsEvent[]>;

/** Records that nobody's two events explain, that stand twice, or that differ from their events; a sentence each. */
export function recordFaults(requests: Requests, records: readonly Item[]): string[] {
  const byRequest = Map.groupBy(records, ({ requestId }) => String(requestId));
  return [...byRequest].flatMap(([requestId, found]) => {
    if (found.length > 1) return [`request ${requestId} has ${found.length} records`];
    const expected = expectedRecord(requests.get(requestId) ?? []);
    if (!expected) return [`the record of ${requestId} is not of two accepted events`];
    const differing = Object.entries(expected).filter(([field, value]) => found[0]?.[field] !== value);
    return differing.map(([field]) => `the record of ${requestId} has another ${field} than its events`);
  });
}

function expectedRecord(events: readonly AnalyticsEvent[]): Item | undefined {
  const query = events.find((event) => event.eventType === "query");
  const response = events.find((event) => event.eventType === "response");
  if (!query || !response) return undefined;
  return {
    timestamp: query.timestamp,
    query: query.query,
    sessionId: query.sessionId,
    matchType: response.matchType,
    matchScore: response.matchScore,
    reasoning: response.reasoning,
    responseTimestamp: response.timestamp,
    week: isoWeekOf(query.timestamp),
  };
}
