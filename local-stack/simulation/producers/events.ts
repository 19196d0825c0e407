import type { QueryEvent, ResponseEvent } from "../../../cv-analytics-processor/src/events";
import type { Random } from "../world/random";

const questions = [
  "Do you know Kubernetes?",
  "Which databases?",
  "Have you led a team?",
  "Rust?",
  "Wo leben Sie?",
] as const;
const matchTypes = ["full", "partial", "none"] as const;
/** Some answers are made in advance, and come at once. */
const longestAnswersInMs = [30, 2_000] as const;

export const requestIdOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The two halves of the request with this number; `at` is when the visitor asked, in epoch milliseconds. */
export function drawEvents(number: number, at: number, random: Random): { query: QueryEvent; response: ResponseEvent } {
  const requestId = requestIdOf(number);
  const query: QueryEvent = {
    eventType: "query",
    requestId,
    timestamp: at,
    query: `${random.pick(questions)} ${random.between(1, 3)}`,
    sessionId: `session-${random.between(1, 3)}`,
  };
  const response: ResponseEvent = {
    eventType: "response",
    requestId,
    timestamp: at + random.between(0, random.pick(longestAnswersInMs)),
    matchType: random.pick(matchTypes),
    matchScore: random.between(0, 10_000) / 100,
    reasoning: `because of ${number}`,
  };
  return { query, response };
}

/** A body that no retry can help. */
export function drawMalformedBody({ query, response }: ReturnType<typeof drawEvents>, random: Random): string {
  const { sessionId, ...withoutSession } = query;
  return random.pick([
    "{",
    "null",
    JSON.stringify(withoutSession),
    JSON.stringify({ ...query, timestamp: Math.floor(query.timestamp / 1000) }),
    JSON.stringify({ ...query, query: "x".repeat(4_001) }),
    JSON.stringify({ ...response, matchScore: 101 }),
    JSON.stringify({ ...response, requestId: sessionId }),
  ]);
}
