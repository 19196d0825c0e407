import type { Question, UnansweredQuestions, WaitingQuestion, WaitingQuestions } from "./unanswered";

/** A response comes within seconds; one that the queue had to retry for an hour is not to be expected any more. */
export const overdueAfterInMs = 60 * 60 * 1000;

/** When the waiting questions were swept up. */
export interface Sweeps {
  /** The sweeps of an ISO week, in epoch milliseconds, in no order. */
  ofWeek(week: string): Promise<readonly number[]>;
  remember(at: number): Promise<void>;
}

export interface Sweeping {
  readonly waiting: WaitingQuestions;
  readonly unanswered: UnansweredQuestions;
  readonly sweeps: Sweeps;
}

export interface WaitingPage {
  /** Questions that have waited for more than an hour. */
  readonly overdue: readonly Question[];
  /** Questions whose response may still come. */
  readonly fresh: readonly Question[];
}

/** Reads the questions that wait, a page at a time. */
export async function* readWaiting(waiting: WaitingQuestions, now: number): AsyncIterable<WaitingPage> {
  for await (const halves of waiting.pages()) {
    const { overdue = [], fresh = [] } = Object.groupBy(halves, (half) =>
      now - waitingSince(half) > overdueAfterInMs ? "overdue" : "fresh",
    );
    yield { overdue: overdue.map(toQuestion), fresh: fresh.map(toQuestion) };
  }
}

/**
 * Copies overdue questions to where they outlive the interim table's 24 hours, and passes on what it read. The sweep is
 * remembered once all are copied.
 */
export async function* sweepWaiting(tools: Sweeping, now: number): AsyncIterable<WaitingPage> {
  for await (const page of readWaiting(tools.waiting, now)) {
    await tools.unanswered.keep(page.overdue);
    yield page;
  }
  await tools.sweeps.remember(now);
}

/** Sweeps; returns how many overdue questions there are. */
export async function sweep(tools: Sweeping, now: number): Promise<number> {
  let found = 0;
  for await (const { overdue } of sweepWaiting(tools, now)) found += overdue.length;
  return found;
}

function toQuestion({ question }: WaitingQuestion): Question {
  return question;
}

/** An edge whose clock is ahead stamps a question in the future; when it was processed tells its age all the same. */
function waitingSince({ question, processedAt }: WaitingQuestion): number {
  return Math.min(question.timestamp, processedAt ?? question.timestamp);
}
