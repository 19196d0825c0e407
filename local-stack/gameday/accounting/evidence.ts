export type Item = Readonly<Record<string, unknown>>;

/** What SQS took, and where it is now. Bodies are messages' texts. */
export interface Evidence {
  readonly accepted: readonly string[];
  readonly queued: readonly string[];
  readonly dead: readonly string[];
  readonly records: readonly Item[];
  readonly halves: readonly Item[];
  /** Questions that the reporter keeps for having got no response. */
  readonly unanswered: readonly Item[];
}
