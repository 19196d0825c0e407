import * as z from "zod";
import { MalformedEventError, parseEvent } from "../../../cv-analytics-processor/src/events";
import type { AssessedLetter } from "../dead-letters/assessment";
import type { DeadMessage } from "../dead-letters/dead-letter-queue";

/** A dead message as a line of JSON: its body as it was, and, when that is a JSON object, the event to edit. */
export function toLine(message: DeadMessage, letter: Pick<AssessedLetter, "reason">): string {
  const { messageId, groupId, body, diedAt, receiveCount, mark } = message;
  const event = readObject(body);
  return JSON.stringify({
    messageId,
    groupId,
    diedAt: new Date(diedAt).toISOString(),
    receiveCount,
    redrives: mark?.count ?? 0,
    reason: `${letter.reason.kind}: ${letter.reason.text}`,
    body,
    ...(event && { event }),
  });
}

const lineSchema = z.object({
  messageId: z.string("expected SQS's message id").min(1, "expected SQS's message id"),
  redrives: z.int("expected a whole number").min(0, "expected a whole number").default(0),
  event: z.unknown().optional(),
  body: z.string("expected a text").optional(),
});

/** A line that can be sent. */
export interface Repaired {
  readonly messageId: string;
  readonly redrives: number;
  readonly requestId: string;
  readonly body: string;
}

/**
 * Reads a line; returns what is wrong with it in words when it can't be sent. An event that says something else than the
 * body was edited and counts; otherwise the body is sent byte for byte.
 */
export function readLine(text: string): Repaired | readonly string[] {
  const line = lineSchema.safeParse(parseJson(text));
  if (!line.success) return line.error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`);
  const { messageId, redrives, event, body } = line.data;
  const sent = event === undefined || isSaidBy(body, event) ? body : JSON.stringify(event);
  if (sent === undefined) return ["event: expected an event or a body"];
  try {
    return { messageId, redrives, requestId: parseEvent(sent).requestId, body: sent };
  } catch (error) {
    const field = event === undefined ? "" : "event.";
    if (error instanceof MalformedEventError) return error.problems.map((problem) => `${field}${problem}`);
    throw error;
  }
}

function isSaidBy(body: string | undefined, event: unknown): boolean {
  return body !== undefined && JSON.stringify(parseJson(body)) === JSON.stringify(event);
}

function readObject(body: string): object | undefined {
  const value = parseJson(body);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
