export type MatchType = "full" | "partial" | "none";

/** Something that visitors want to know, and how well the CV answers it. */
export interface Topic {
  readonly id: string;
  readonly wordings: readonly string[];
  readonly match: MatchType;
  /** Lowest and highest score that the chatbot gives, 0 to 100. */
  readonly score: readonly [number, number];
  readonly reasoning: readonly string[];
  /** How often it is asked beside a topic of weight 1. */
  readonly weight?: number;
}
