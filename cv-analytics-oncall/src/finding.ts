/** What a command found or did: for machines, for people, and whether somebody has to act. */
export interface Finding {
  /** The command's own fields of the JSON answer; docs/oncall.md describes them. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly needsAttention: boolean;
}

/** Fine, needs attention, wrong usage. An error that keeps a command from its work needs attention as well. */
export const exitCodes = { fine: 0, attention: 1, usage: 2 } as const;

/** Wrong input by the person, known before anything was done; ends with exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** Something that must not be done now, with what stands against it; ends with exit code 1. */
export class RefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RefusedError";
  }
}
