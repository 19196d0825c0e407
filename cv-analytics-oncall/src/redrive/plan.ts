import type { AssessedLetter } from "../dead-letters/assessment";
import type { DeadLetter } from "../dead-letters/dead-letter";

/** A message that died after so many redrives will die of the next one as well, unless something was repaired. */
export const mostRedrives = 3;

export interface RedrivePlan {
  /** To be sent, oldest first. */
  readonly send: readonly AssessedLetter[];
  /** A redrive that was cut off sent these, and what it sent is dead again: the copy stays, these go. */
  readonly superseded: readonly AssessedLetter[];
  readonly refused: readonly Refusal[];
}

interface Refusal {
  readonly letter: AssessedLetter;
  readonly why: string;
}

/** Decides over the selected ones; `all` are all that are dead. `force` lets those pass that would be refused. */
export function planRedrive(
  selected: readonly AssessedLetter[],
  all: readonly DeadLetter[],
  { force }: { readonly force: boolean },
): RedrivePlan {
  const originals = new Set(all.flatMap(({ copyOf }) => copyOf ?? []));
  const superseded = selected.filter(({ messageId }) => originals.has(messageId));
  const others = selected.filter(({ messageId }) => !originals.has(messageId));
  const refused = others.flatMap((letter): Refusal[] => {
    const why = force ? undefined : whyNot(letter);
    return why === undefined ? [] : [{ letter, why }];
  });
  const isRefused = new Set(refused.map(({ letter }) => letter));
  return { send: others.filter((letter) => !isRefused.has(letter)), superseded, refused };
}

function whyNot({ redrives, prospect }: AssessedLetter): string | undefined {
  if (prospect.redrive === "fails") return prospect.why;
  if (redrives >= mostRedrives) return `it was redriven ${redrives} times before`;
  return undefined;
}
