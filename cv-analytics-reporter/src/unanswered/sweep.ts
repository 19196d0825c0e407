import type { Question, UnansweredQuestions, WaitingQuestion, WaitingQuestions } from "./unanswered";

/** A response comes within seconds; one that the queue had to retry for an hour is not to be expected any more. */
const overdueAfterInMs = 60 * 60 * 1000;

/** The waiting questions that have waited for more than an hour. */
export async function findOverdue(waiting: WaitingQuestions, now: number): Promise<readonly Question[]> {
  const halves = await waiting.all();
  return halves.filter((half) => now - waitingSince(half) > overdueAfterInMs).map(({ question }) => question);
}

/** An edge whose clock is ahead stamps a question in the future; when it was processed tells its age all the same. */
function waitingSince({ question, processedAt }: WaitingQuestion): number {
  return Math.min(question.timestamp, processedAt ?? question.timestamp);
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
