import type { MatchType } from "./topic";

export interface Answer {
  readonly matchType: MatchType;
  readonly matchScore: number;
  readonly reasoning: string;
}

/** One question of one visitor, as typed: masking and cutting it is the edge's work. */
export interface Visit {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sessionId: string;
  readonly question: string;
  /** Undefined when the chatbot fails. */
  readonly answer: Answer | undefined;
  /** From the question to the answer, or to the chatbot's failure. */
  readonly delayInMs: number;
}
