import type { Question, UnansweredQuestions, WaitingQuestions } from "./unanswered";

/** A response comes within seconds; one that the queue had to retry for an hour is not to be expected any more. */
const overdueAfterInMs = 60 * 60 * 1000;

/** The waiting questions that have waited for more than an hour. */
export async function findOverdue(waiting: WaitingQuestions, now: number): Promise<readonly Question[]> {
  return (await waiting.all()).filter(({ timestamp }) => now - timestamp > overdueAfterInMs);
}

/** Copies overdue questions to where they outlive the interim table's 24 hours; returns how many there are. */
export async function sweep(
  { waiting, unanswered }: { waiting: WaitingQuestions; unanswered: UnansweredQuestions },
  now: number,
): Promise<number> {
  const overdue = await findOverdue(waiting, now);
  await unanswered.keep(overdue);
  return overdue.length;
}
