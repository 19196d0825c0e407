import type { AssessedLetter } from "../dead-letters/assessment";

interface HalfKey {
  readonly requestId: string;
  readonly half: "query" | "response";
}

/** The interim table's expiry. */
export interface HalfKeeper {
  /** Keeps a half until an instant in epoch milliseconds, never shorter than it is kept already; false when it is gone. */
  keepUntil(half: HalfKey, until: number): Promise<boolean>;
}

/** A half that a dead message needs, and until when. */
export interface Need extends HalfKey {
  readonly keptUntil: number;
  readonly neededUntil: number;
}

/** A message that is redriven on its last day must still find its half when it is processed. */
const dayInMs = 86_400_000;

/** The halves that wait for what is dead and would be deleted before the dead message is; one for each request. */
export function neededHalves(letters: readonly AssessedLetter[]): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const { content, otherHalf, expiresAt } of letters) {
    if (!content.requestId || otherHalf.where !== "waiting") continue;
    const key = { requestId: content.requestId, half: otherHalf.half };
    const neededUntil = Math.max(expiresAt + dayInMs, needs.get(content.requestId)?.neededUntil ?? 0);
    if (neededUntil > otherHalf.keptUntil)
      needs.set(content.requestId, { ...key, keptUntil: otherHalf.keptUntil, neededUntil });
  }
  return [...needs.values()];
}
