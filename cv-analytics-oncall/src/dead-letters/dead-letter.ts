import { type AnalyticsEvent, MalformedEventError, parseEvent } from "../../../cv-analytics-processor/src/events";
import { printable } from "../terminal/printable";
import type { DeadMessage } from "./dead-letter-queue";

/** What a dead message holds, read as the processor reads it. */
type Content =
  | { readonly kind: "query" | "response"; readonly requestId: string; readonly timestamp: number }
  | { readonly kind: "malformed"; readonly problems: readonly string[]; readonly requestId: string | undefined };

/** What is kept of a dead message while thousands are looked at; its body is not. Times are epoch milliseconds. */
export interface DeadLetter {
  readonly messageId: string;
  readonly groupId: string;
  readonly sequenceNumber: string;
  readonly content: Content;
  /** The beginning of what a visitor typed or of the body, made safe for a terminal. */
  readonly excerpt: string;
  readonly diedAt: number;
  /** When SQS deletes it. */
  readonly expiresAt: number;
  readonly receiveCount: number;
  /** How often this tool redrove it. */
  readonly redrives: number;
  /** The dead message that it is a copy of. */
  readonly copyOf: string | undefined;
  /** Whether its body holds the text that was asked for. */
  readonly hasText: boolean;
}

const excerptLength = 60;

/** `text` is looked for without regard to case. */
export function toDeadLetter(message: DeadMessage, retentionInSeconds: number, text = ""): DeadLetter {
  const { messageId, groupId, sequenceNumber, body, diedAt, receiveCount, mark } = message;
  const event = readEvent(body);
  return {
    messageId,
    groupId,
    sequenceNumber,
    content: event instanceof MalformedEventError ? malformed(body, event) : contentOf(event),
    excerpt: copyOf(printable(event instanceof MalformedEventError ? body : textOf(event), excerptLength)),
    diedAt,
    expiresAt: diedAt + retentionInSeconds * 1000,
    receiveCount,
    redrives: mark?.count ?? 0,
    copyOf: mark?.of,
    hasText: body.toLowerCase().includes(text.toLowerCase()),
  };
}

/** The event of a body, or why it is none. */
export function readEvent(body: string): AnalyticsEvent | MalformedEventError {
  try {
    return parseEvent(body);
  } catch (error) {
    if (error instanceof MalformedEventError) return error;
    throw error;
  }
}

/** Oldest first, as they died. */
export function bySequence(a: Pick<DeadLetter, "sequenceNumber">, b: Pick<DeadLetter, "sequenceNumber">): number {
  const [x, y] = [BigInt(a.sequenceNumber), BigInt(b.sequenceNumber)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function contentOf({ eventType, requestId, timestamp }: AnalyticsEvent): Content {
  return { kind: eventType, requestId, timestamp };
}

function malformed(body: string, { problems }: MalformedEventError): Content {
  return { kind: "malformed", problems, requestId: requestIdIn(body) };
}

function textOf(event: AnalyticsEvent): string {
  return event.eventType === "query" ? event.query : `${event.matchType} ${event.matchScore}: ${event.reasoning}`;
}

const uuid = /"requestId"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/i;

/** Even a broken body mostly tells which request it belongs to. */
function requestIdIn(body: string): string | undefined {
  const [, requestId] = uuid.exec(body) ?? [];
  return requestId && copyOf(requestId);
}

/** V8 keeps the whole text in memory for as long as there is a slice of it. */
function copyOf(slice: string): string {
  return Buffer.from(slice).toString();
}
