import * as z from "zod";
import { MalformedEventError, parseEvent } from "../../../cv-analytics-processor/src/events";
import type { AssessedLetter } from "../dead-letters/assessment";
import type { DeadMessage } from "../dead-letters/dead-letter-queue";
import { harmlessJson } from "../terminal/harmless";

/** A dead message as a line of JSON: its body as it was, and, when that is a JSON object that can be written, the event to edit. */
export function toLine(message: DeadMessage, letter: Pick<AssessedLetter, "reason">): string {
  const { messageId, groupId, body, diedAt, receiveCount, mark } = message;
  const event = readObject(body);
  const line = {
    messageId,
    groupId,
    diedAt: new Date(diedAt).toISOString(),
    receiveCount,
    redrives: mark?.count ?? 0,
    reason: `${letter.reason.kind}: ${letter.reason.text}`,
    body,
  };
  return harmlessJson((event && toJson({ ...line, event })) ?? JSON.stringify(line));
}

const messageId = "expected SQS's message id";
const mostRedrivesTold = 1_000;
const redrives = `expected a whole number from 0 to ${mostRedrivesTold}`;

const lineSchema = z.object(
  {
    // As SQS makes them; whatever stands here is shown.
    messageId: z.string(messageId).regex(/^[\w-]{1,100}$/, messageId),
    redrives: z.int(redrives).min(0, redrives).max(mostRedrivesTold, redrives).default(0),
    event: z.unknown().optional(),
    body: z.string("expected a text").optional(),
  },
  "expected a JSON object",
);

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
  const edited = event === undefined ? undefined : toJson(event);
  if (event !== undefined && edited === undefined) return ["event: expected fewer objects inside one another"];
  const sent = edited === undefined || isSaidBy(body, edited) ? body : edited;
  if (sent === undefined) return ["event: expected an event or a body"];
  try {
    return { messageId, redrives, requestId: parseEvent(sent).requestId, body: sent };
  } catch (error) {
    const field = event === undefined ? "" : "event.";
    if (error instanceof MalformedEventError) return error.problems.map((problem) => `${field}${problem}`);
    throw error;
  }
}

function isSaidBy(body: string | undefined, event: string): boolean {
  return body !== undefined && toJson(parseJson(body)) === event;
}

/** Undefined for what can be parsed but not be written: writing goes deeper and deeper, and the stack ends. */
function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
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
