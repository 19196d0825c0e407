import type { CircuitBreaker } from "./circuit-breaker";
import type { AnalyticsEvent } from "./events";
import type { Log } from "./log";
import { AttemptError, type Pauses, withRetries } from "./retry";
import type { SendMessage } from "./sqs";

/** Sends an event or drops it with a log line; its promise never rejects. */
export type SendEvent = (event: AnalyticsEvent, traceHeader: string) => Promise<void>;

/** Counts one more event that never reaches the queue; returns how many there were, this one included. */
export type CountDropped = () => number;

export function eventSender(
  send: SendMessage,
  breaker: CircuitBreaker,
  pauses: Pauses,
  log: Log,
  countDropped: CountDropped,
): SendEvent {
  function drop({ requestId, eventType }: AnalyticsEvent, reason: string): void {
    log({ level: "warn", message: "event dropped", requestId, eventType, reason, dropped: countDropped() });
  }

  return async (event, traceHeader) => {
    if (!breaker.admits()) return drop(event, "circuit open");
    try {
      await withRetries(() => send(toMessage(event, traceHeader)), pauses);
      breaker.succeeded();
    } catch (error) {
      breaker.failed();
      drop(event, error instanceof AttemptError ? error.reason : "fault in the Worker");
    }
  };
}

/** The two events of a request share a group and nothing else does, so no request waits for another one's. */
function toMessage(event: AnalyticsEvent, traceHeader: string) {
  return {
    body: JSON.stringify(event),
    groupId: event.requestId,
    deduplicationId: `${event.requestId}:${event.eventType}`,
    traceHeader,
  };
}
