import type { Context } from "../context";
import { type Finding, UsageError } from "../finding";

/** Asks before a change unless told not to. Throws a `UsageError` where there is nobody to ask. */
export async function confirm({ terminal }: Context, yes: boolean | undefined, question: string): Promise<boolean> {
  if (yes) return true;
  if (!terminal.isInteractive)
    throw new UsageError("there is no terminal to ask at: give --yes to go on without asking");
  return terminal.confirm(question);
}

/** The answer was no. */
export const nothingChanged: Finding = {
  json: { changed: false },
  text: "Nothing was changed.",
  needsAttention: true,
};
