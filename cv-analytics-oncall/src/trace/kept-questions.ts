import { weekBefore, weekOf } from "../../../cv-analytics-reporter/src/iso-week";

/** A question that the reporter keeps because no response came. */
export interface KeptQuestion {
  /** Under which it is kept: the week it was asked in. */
  readonly week: string;
  /** Epoch milliseconds; undefined when the item is broken. */
  readonly askedAt: number | undefined;
  /** When the last sweep saw it waiting. */
  readonly keptAt: number | undefined;
}

/** The reporter's memory of unanswered questions. Throws what AWS answers. */
export interface KeptQuestions {
  inWeek(requestId: string, week: string): Promise<KeptQuestion | undefined>;
}

/** It is kept for 90 days. */
const weeksKept = 14;

/** Looks in the week it was asked in; in all weeks that are kept when that is not known. */
export async function findKept(
  questions: KeptQuestions,
  requestId: string,
  askedAt: number | undefined,
  now: number,
): Promise<KeptQuestion | undefined> {
  if (askedAt !== undefined) return await questions.inWeek(requestId, weekOf(askedAt));
  let week = weekOf(now);
  for (let back = 0; back < weeksKept; back += 1) {
    const kept = await questions.inWeek(requestId, week);
    if (kept) return kept;
    week = weekBefore(week);
  }
  return undefined;
}
