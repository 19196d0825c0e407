import type { QueryEvent, ResponseEvent } from "../../cv-analytics-processor/src/events";
import { weekOf } from "../../cv-analytics-reporter/src/iso-week";

/** What the record of two events must hold beside its expiry; the week by the reporter's reckoning, not the processor's own. */
export function expectedRecord(query: QueryEvent, response: ResponseEvent): Record<string, unknown> {
  return {
    requestId: query.requestId,
    timestamp: query.timestamp,
    query: query.query,
    sessionId: query.sessionId,
    matchType: response.matchType,
    matchScore: response.matchScore,
    reasoning: response.reasoning,
    responseTimestamp: response.timestamp,
    week: weekOf(query.timestamp),
  };
}
