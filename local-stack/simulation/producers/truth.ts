import type { QueryEvent, ResponseEvent } from "../../../cv-analytics-processor/src/events";

export type Half = "query" | "response";

/** One send of a producer; `name` is its own, by which it can be left out of a run. */
export interface Send {
  readonly name: string;
  readonly at: number;
  readonly groupId: string;
  readonly deduplicationId: string;
  readonly body: string;
  /** What the body holds; nothing when it is malformed. */
  readonly event: QueryEvent | ResponseEvent | undefined;
}

/** A message that the queue has accepted. */
export interface AcceptedMessage {
  readonly messageId: string;
  readonly groupId: string;
  readonly event: QueryEvent | ResponseEvent | undefined;
}

export interface TrueRequest {
  query?: QueryEvent;
  response?: ResponseEvent;
  /** When the first message of each half was accepted, in epoch milliseconds. */
  readonly acceptedAt: Partial<Record<Half, number>>;
  /** When the first message of each half was acknowledged. */
  readonly storedAt: Partial<Record<Half, number>>;
}

/** What was really sent and accepted, which our code is measured by. */
export class Truth {
  readonly requests = new Map<string, TrueRequest>();
  readonly messages = new Map<string, AcceptedMessage>();

  accept(message: AcceptedMessage, now: number): void {
    const { event } = message;
    this.messages.set(message.messageId, message);
    if (!event) return;
    const request = this.requests.get(event.requestId) ?? { acceptedAt: {}, storedAt: {} };
    this.requests.set(event.requestId, request);
    request.acceptedAt[event.eventType] ??= now;
    if (event.eventType === "query") request.query = event;
    else request.response = event;
  }

  acknowledge(messageId: string, now: number): void {
    const { event } = this.message(messageId);
    const request = event && this.requests.get(event.requestId);
    if (request) request.storedAt[event.eventType] ??= now;
  }

  message(messageId: string): AcceptedMessage {
    const message = this.messages.get(messageId);
    if (!message) throw new Error(`nobody sent the message ${messageId}`);
    return message;
  }
}
