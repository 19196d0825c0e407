import { fieldsOf, parseJson } from "./json";
import { toSendable } from "./sendable";

/** What a visitor asked. */
export interface Question {
  readonly query: string;
  readonly sessionId: string | undefined;
}

/** How well the CV answered it, in the chatbot's judgement. */
export interface Verdict {
  readonly matchType: MatchType;
  readonly matchScore: number;
  readonly reasoning: string;
}

export interface QueryEvent {
  readonly eventType: "query";
  readonly requestId: string;
  readonly timestamp: number;
  readonly query: string;
  readonly sessionId: string;
}

export interface ResponseEvent extends Verdict {
  readonly eventType: "response";
  readonly requestId: string;
  readonly timestamp: number;
}

export type AnalyticsEvent = QueryEvent | ResponseEvent;

const matchTypes = ["full", "partial", "none"] as const;
type MatchType = (typeof matchTypes)[number];

// The processor takes no longer one.
const sessionIdLimit = 200;

/** An answer that yields no response event. `reason` names the field at fault, never its text. */
export class NoVerdictError extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = "NoVerdictError";
  }
}

/** The question in a request's body, or undefined when the body holds none. A null or empty session is no session. */
export function questionFromBody(body: string): Question | undefined {
  const { query, sessionId } = fieldsOf(parseJson(body));
  if (typeof query !== "string" || query === "") return undefined;
  if (sessionId === undefined || sessionId === null || sessionId === "") return { query, sessionId: undefined };
  return typeof sessionId === "string" ? { query, sessionId } : undefined;
}

/** The verdict in a chatbot's answer. Throws `NoVerdictError`; nothing is clamped or filled in. */
export function verdictFromBody(body: string): Verdict {
  const { matchType: type, matchScore, reasoning } = fieldsOf(parseJson(body));
  const matchType = matchTypes.find((known) => known === type);
  if (!matchType) throw new NoVerdictError('matchType: expected "full", "partial" or "none"');
  if (typeof matchScore !== "number" || !(matchScore >= 0 && matchScore <= 100)) {
    throw new NoVerdictError("matchScore: expected a number from 0 to 100");
  }
  if (typeof reasoning !== "string") throw new NoVerdictError("reasoning: expected a string");
  return { matchType, matchScore, reasoning };
}

/** A question without a session is a session of its own, named like its request. `askedAt` is epoch milliseconds. */
export function toQueryEvent(
  { query, sessionId }: Question,
  requestId: string,
  askedAt: number,
  tidy: (text: string) => string,
): QueryEvent {
  const session = sessionId === undefined ? requestId : toSendable(sessionId.slice(0, sessionIdLimit));
  return { eventType: "query", requestId, timestamp: askedAt, query: tidy(query), sessionId: session };
}

/**
 * `answeredAt`, epoch milliseconds, is when the answer's headers came. The score is rounded to two decimals: DynamoDB
 * refuses a number nearer to 0 than 1E-130, and with it the batch that it is in.
 */
export function toResponseEvent(
  { matchType, matchScore: score, reasoning }: Verdict,
  requestId: string,
  answeredAt: number,
  tidy: (text: string) => string,
): ResponseEvent {
  const matchScore = Math.round(score * 100) / 100;
  return { eventType: "response", requestId, timestamp: answeredAt, matchType, matchScore, reasoning: tidy(reasoning) };
}
