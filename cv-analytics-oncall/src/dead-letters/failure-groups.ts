import type { AssessedLetter } from "./assessment";

/** Messages that failed alike and can be helped alike; oldest first. */
export interface FailureGroup {
  readonly letters: readonly [AssessedLetter, ...AssessedLetter[]];
  readonly count: number;
  /** When the first of them can be saved no more, in epoch milliseconds. */
  readonly until: number | undefined;
}

/** Identical failures together: of one reason in the same words, of one kind of event, with one prospect. The largest first. */
export function groupFailures(letters: readonly AssessedLetter[]): readonly FailureGroup[] {
  const groups = new Map<string, [AssessedLetter, ...AssessedLetter[]]>();
  for (const letter of letters) {
    const { reason, content, prospect } = letter;
    const key = JSON.stringify([reason.kind, reason.text, content.kind, prospect.redrive, prospect.why]);
    const group = groups.get(key);
    if (group) group.push(letter);
    else groups.set(key, [letter]);
  }
  return [...groups.values()]
    .map((group) => ({ letters: group, count: group.length, until: earliest(group) }))
    .sort((a, b) => b.count - a.count);
}

function earliest(letters: readonly AssessedLetter[]): number | undefined {
  const ends = letters.flatMap(({ prospect }) => prospect.until ?? []);
  return ends.length === 0 ? undefined : ends.reduce((a, b) => Math.min(a, b));
}
