import * as z from "zod/mini";

/** The processor lets a half expire this long after it was processed. */
export const halfLifetimeInSeconds = 24 * 60 * 60;

/** A question is counted by its id and time; a broken text must not keep it from that. */
const text = z.catch(z.optional(z.string()), undefined);

export const questionSchema = z.object({ requestId: z.string(), timestamp: z.int(), query: text, sessionId: text });

/** A question whose response has not come. */
export type Question = z.infer<typeof questionSchema>;

/** What is still known of a question that is kept: the id always, the rest unless it is broken. */
export type KeptQuestion = Pick<Question, "requestId"> & Partial<Question>;

export interface WaitingQuestion {
  readonly question: Question;
  /** When it was processed, in epoch milliseconds, which is later than when it was asked unless its clock was wrong. */
  readonly processedAt: number | undefined;
}

/** The halves that wait in the processor's interim table, where they live for a day. */
export interface WaitingQuestions {
  /** All that can be read, a page at a time; of the others the log tells. */
  pages(): AsyncIterable<readonly WaitingQuestion[]>;
}

/** The reporter's own memory of unanswered questions; they are kept under the week they were asked in. */
export interface UnansweredQuestions {
  /** Those that are kept, a page at a time. */
  ofWeek(week: string): AsyncIterable<readonly KeptQuestion[]>;
  /** Adds questions; one that is there already stays once. */
  keep(questions: readonly Question[]): Promise<void>;
  forget(week: string, requestIds: readonly string[]): Promise<void>;
}
