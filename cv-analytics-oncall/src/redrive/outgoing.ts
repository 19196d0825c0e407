import { createHash } from "node:crypto";
import type { DeadMessage } from "../dead-letters/dead-letter-queue";
import type { OutgoingMessage } from "./event-queue";

/** What is sent in a dead message's place; `run` names the redrive. */
export function toOutgoing(message: DeadMessage, run: string): OutgoingMessage {
  const { messageId, groupId, body, mark, traceHeader } = message;
  return {
    body,
    groupId,
    deduplicationId: deduplicationIdOf(messageId, body),
    mark: { count: (mark?.count ?? 0) + 1, of: messageId, run },
    traceHeader,
  };
}

/**
 * A redrive that was killed between sending and deleting sends again: within five minutes SQS takes that for the same.
 * A repaired body is another message.
 */
export function deduplicationIdOf(messageId: string, body: string): string {
  return `${messageId}-${createHash("sha256").update(body).digest("hex").slice(0, 16)}`;
}
