import type { AnalyticsEvent, QueryEvent, ResponseEvent } from "./events";
import { isoWeekOf } from "./iso-week";

const interimLifetimeInSeconds = 24 * 60 * 60;
const recordLifetimeInSeconds = 90 * 24 * 60 * 60;

export type HalfKind = AnalyticsEvent["eventType"];
export type HalfKey = Readonly<{ requestId: string; half: HalfKind }>;
export type RecordKey = Readonly<{ requestId: string; timestamp: number }>;

/** A half that waits for the other one, as it lies in the interim table. `ttl` is epoch seconds. */
export type InterimHalf = HalfKey &
  Readonly<{ timestamp: number; status: "awaiting_response" | "awaiting_query"; ttl: number }> &
  Partial<Pick<QueryEvent, "query" | "sessionId"> & Pick<ResponseEvent, "matchType" | "matchScore" | "reasoning">>;

/** A query and its response, as the final table keeps them. `ttl` is epoch seconds. */
export type AnalyticsRecord = RecordKey &
  Readonly<Pick<QueryEvent, "query" | "sessionId"> & Pick<ResponseEvent, "matchType" | "matchScore" | "reasoning">> &
  Readonly<{ week: string; responseTimestamp: number; ttl: number }>;

/** The interim item of an event; it lives 24 h from `now` (epoch ms). */
export function toInterimHalf(event: AnalyticsEvent, now: number): InterimHalf {
  const { eventType, ...content } = event;
  const status = eventType === "query" ? "awaiting_response" : "awaiting_query";
  return { ...content, half: eventType, status, ttl: secondsFrom(now) + interimLifetimeInSeconds };
}

/** The record of two halves; key and content follow from the events alone, so that writing it twice is harmless. */
export function toRecord(query: QueryEvent, response: ResponseEvent, now: number): AnalyticsRecord {
  return {
    requestId: query.requestId,
    timestamp: query.timestamp,
    query: query.query,
    matchType: response.matchType,
    matchScore: response.matchScore,
    reasoning: response.reasoning,
    sessionId: query.sessionId,
    week: isoWeekOf(query.timestamp),
    responseTimestamp: response.timestamp,
    ttl: secondsFrom(now) + recordLifetimeInSeconds,
  };
}

function secondsFrom(epochMs: number): number {
  return Math.floor(epochMs / 1000);
}
