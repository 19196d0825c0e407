import type { CircuitBreaker } from "./circuit-breaker";
import { deliver } from "./delivery";
import type { AnalyticsEvent } from "./events";
import type { Log } from "./log";
import type { Pauses } from "./retry";
import type { SendMessages } from "./sqs";
import type { Message } from "./sqs-call";

/** Sends a visitor's events together, in this order; each that fails is dropped with a log line. Never rejects. */
export type SendEvents = (events: readonly AnalyticsEvent[], traceHeader: string) => Promise<void>;

/** Counts one more event that never reaches the queue; returns how many there were, this one included. */
export type CountDropped = () => number;

export function eventSender(
  send: SendMessages,
  breaker: CircuitBreaker,
  pauses: Pauses,
  log: Log,
  countDropped: CountDropped,
): SendEvents {
  function drop({ requestId, eventType }: AnalyticsEvent, reason: string): void {
    log({ level: "warn", message: "event dropped", requestId, eventType, reason, dropped: countDropped() });
  }

  return async (events, traceHeader) => {
    if (!breaker.admits()) {
      for (const event of events) drop(event, "circuit open");
      return;
    }
    const messages = new Map(events.map((event) => [toMessage(event, traceHeader), event]));
    const lost = await deliver([...messages.keys()], send, pauses);
    // The queue works if it takes anything at all.
    if (lost.size < events.length) breaker.succeeded();
    else breaker.failed();
    for (const [message, event] of messages) {
      const reason = lost.get(message);
      if (reason !== undefined) drop(event, reason);
    }
  };
}

/** The two events of a request share a group and nothing else does, so no request waits for another one's. */
function toMessage(event: AnalyticsEvent, traceHeader: string): Message {
  return {
    body: JSON.stringify(event),
    groupId: event.requestId,
    deduplicationId: `${event.requestId}:${event.eventType}`,
    traceHeader,
  };
}
