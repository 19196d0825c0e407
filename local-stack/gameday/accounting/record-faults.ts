import { expectedRecord } from "../../src/expected-record";
import type { AnalyticsEvent } from "./events";
import type { Item } from "./evidence";

type Requests = ReadonlyMap<string, readonly AnalyticsEvent[]>;

/** Records that nobody's two events explain, that stand twice, or that differ from their events; a sentence each. */
export function recordFaults(requests: Requests, records: readonly Item[]): string[] {
  const byRequest = Map.groupBy(records, ({ requestId }) => String(requestId));
  return [...byRequest].flatMap(([requestId, found]) => {
    if (found.length > 1) return [`request ${requestId} has ${found.length} records`];
    const expected = recordOf(requests.get(requestId) ?? []);
    if (!expected) return [`the record of ${requestId} is not of two accepted events`];
    const differing = Object.entries(expected).filter(([field, value]) => found[0]?.[field] !== value);
    return differing.map(([field]) => `the record of ${requestId} has another ${field} than its events`);
  });
}

function recordOf(events: readonly AnalyticsEvent[]): Item | undefined {
  const query = events.find((event) => event.eventType === "query");
  const response = events.find((event) => event.eventType === "response");
  return query && response && expectedRecord(query, response);
}
