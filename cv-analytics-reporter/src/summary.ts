import * as z from "zod/mini";

const count = z.int().check(z.gte(0));
const score = z.number();

export const figuresSchema = z.object({
  /** Recorded questions. */
  queries: count,
  /** Distinct sessions among them. */
  sessions: count,
  matchTypes: z.object({ full: count, partial: count, none: count }),
  averageScore: z.nullable(score),
  medianScore: z.nullable(score),
  /** Questions without a response; none of them is among `queries`. */
  unanswered: count,
});

const topQuestionSchema = z.object({ question: z.string(), count, averageScore: score });

const gapSchema = z.object({ topic: z.string(), count, averageScore: score, examples: z.array(z.string()) });

/** A week as it is reported, and as it is kept for the weeks to come. */
export const summarySchema = z.extend(figuresSchema, {
  /** The week before; null when nothing is known of it. */
  previous: z.nullable(figuresSchema),
  topQuestions: z.array(topQuestionSchema),
  gaps: z.array(gapSchema),
  /** Questions by UTC weekday, Monday first. */
  byDay: z.array(count).check(z.length(7)),
  /** Items of the week that are no record and are counted nowhere else. */
  unreadable: count,
  /** Messages in the dead-letter queue when the report was made; null when it could not be read. */
  deadLetters: z.nullable(count),
});

export type Figures = z.infer<typeof figuresSchema>;
export type Summary = z.infer<typeof summarySchema>;
export type TopQuestion = z.infer<typeof topQuestionSchema>;
export type Gap = z.infer<typeof gapSchema>;
