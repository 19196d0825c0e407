import { generateWeek, type WeekToGenerate } from "./generate-week";
import { createRandom, pickUuid, seedFrom } from "./random";
import type { Answer, Visit } from "./visit";

export interface QueryEvent {
  readonly eventType: "query";
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly query: string;
  readonly sessionId: string;
}

export interface ResponseEvent extends Answer {
  readonly eventType: "response";
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
}

/** The events of one visit; no response event if the chatbot failed. */
export function toEvents(visit: Visit, requestId: string): [QueryEvent] | [QueryEvent, ResponseEvent] {
  const { at, question, sessionId, answer, delayInMs } = visit;
  const query: QueryEvent = { eventType: "query", requestId, timestamp: at, query: question, sessionId };
  return answer ? [query, { eventType: "response", requestId, timestamp: at + delayInMs, ...answer }] : [query];
}

/** All events of some visits in order of time; one JSON line for each makes a file to replay. */
export function visitsToEvents(visits: readonly Visit[], seed: number): (QueryEvent | ResponseEvent)[] {
  const random = createRandom(seedFrom(seed, visits[0]?.at ?? 0, "request ids"));
  return visits.flatMap((visit) => [...toEvents(visit, pickUuid(random))]).sort((a, b) => a.timestamp - b.timestamp);
}

export function generateWeekEvents(week: WeekToGenerate): (QueryEvent | ResponseEvent)[] {
  return visitsToEvents(generateWeek(week), week.seed);
}
