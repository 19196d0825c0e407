import { type AnalyticsEvent, MalformedEventError, parseEvent } from "../../../cv-analytics-processor/src/events";

export type { AnalyticsEvent };

/** The event in a message's body; undefined for one that no processor can read. */
export function toEvent(body: string): AnalyticsEvent | undefined {
  try {
    return parseEvent(body);
  } catch (error) {
    if (error instanceof MalformedEventError) return undefined;
    throw error;
  }
}

/** Names an event: copies of it have the same name. */
export function nameOf({ eventType, requestId }: Pick<AnalyticsEvent, "eventType" | "requestId">): string {
  return `${eventType} ${requestId}`;
}
