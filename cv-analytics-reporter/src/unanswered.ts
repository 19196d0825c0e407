import * as z from "zod/mini";
import { weekOf } from "./iso-week";
import type { Records } from "./records";

export const questionSchema = z.object({
  requestId: z.string(),
  timestamp: z.int(),
  query: z.string(),
  sessionId: z.optional(z.string()),
});

/** A question whose response has not come. */
export type Question = z.infer<typeof questionSchema>;

/** The halves that wait in the processor's interim table, where they live for a day. */
export interface WaitingQuestions {
  all(): Promise<readonly Question[]>;
}

/** The reporter's own memory of unanswered questions; they are kept under the week they were asked in. */
export interface UnansweredQuestions {
  ofWeek(week: string): Promise<readonly Question[]>;
  /** Adds questions; one that is there already stays once. */
  keep(questions: readonly Question[]): Promise<void>;
  forget(questions: readonly Question[]): Promise<void>;
}

export interface UnansweredWeek {
  readonly unanswered: readonly Question[];
  /** Were kept as unanswered, or still wait, although they have a record by now. */
  readonly answeredLate: readonly Question[];
}

/** Every question of the week that is kept or overdue, told apart by whether it was recorded after all. */
export async function findUnanswered(
  week: string,
  overdue: readonly Question[],
  { unanswered, records }: { unanswered: UnansweredQuestions; records: Records },
): Promise<UnansweredWeek> {
  const overdueOfWeek = overdue.filter(({ timestamp }) => weekOf(timestamp) === week);
  const known = onceEach([...(await unanswered.ofWeek(week)), ...overdueOfWeek]);
  const recorded = await records.recordedAmong(known);
  return {
    unanswered: known.filter(({ requestId }) => !recorded.has(requestId)),
    answeredLate: known.filter(({ requestId }) => recorded.has(requestId)),
  };
}

function onceEach(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [question.requestId, question])).values()];
}
