import type { AssessedLetter } from "../../src/dead-letters/assessment";
import { toDeadLetter } from "../../src/dead-letters/dead-letter";
import type { DeadMessage } from "../../src/dead-letters/dead-letter-queue";

export const now = Date.UTC(2025, 10, 10, 12);
export const hour = 3_600_000;
const day = 24 * hour;
export const fourteenDaysInSeconds = (14 * day) / 1000;

export const requestIdOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

export const queryBody = (index = 0) =>
  JSON.stringify({
    eventType: "query",
    requestId: requestIdOf(index),
    timestamp: now - hour,
    query: "Do you know Kubernetes?",
    sessionId: "session-1",
  });

export const responseBody = (index = 0, matchScore = 84) =>
  JSON.stringify({
    eventType: "response",
    requestId: requestIdOf(index),
    timestamp: now - hour + 150,
    matchType: "full",
    matchScore,
    reasoning: "Matches.",
  });

/** A dead message; ids follow from its number. */
export function messageOf(number: number, body: string, more: Partial<DeadMessage> = {}): DeadMessage {
  return {
    messageId: `message-${number}`,
    receiptHandle: `receipt-${number}`,
    groupId: requestIdOf(number),
    sequenceNumber: String(number).padStart(20, "0"),
    body,
    diedAt: now - hour,
    receiveCount: 4,
    mark: undefined,
    traceHeader: undefined,
    ...more,
  };
}

export const letterOf = (number: number, body: string, more: Partial<DeadMessage> = {}) =>
  toDeadLetter(messageOf(number, body, more), fourteenDaysInSeconds);

/** An assessed letter whose redrive would succeed, unless said otherwise. */
export function assessedOf(number: number, more: Partial<AssessedLetter> = {}): AssessedLetter {
  return {
    ...letterOf(number, queryBody(number)),
    reason: { kind: "transient", text: "ThrottlingException: slow down" },
    otherHalf: { where: "waiting", half: "response", keptUntil: now + 5 * hour },
    prospect: { redrive: "succeeds", until: now + 5 * hour, why: "its response waits" },
    ...more,
  };
}
