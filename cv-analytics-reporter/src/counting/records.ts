import * as z from "zod/mini";

export const matchTypes = ["full", "partial", "none"] as const;

/** Some text, and nothing in place of what is none: a record counts without it. */
const text = z.catch(z.optional(z.string()), undefined);

/** What the report needs of a recorded question; the analytics table holds more. */
export const recordSchema = z.object({
  timestamp: z.int(),
  query: z.string(),
  matchType: z.enum(matchTypes),
  matchScore: z.number().check(z.gte(0), z.lte(100)),
  sessionId: text,
  reasoning: text,
  responseTimestamp: z.catch(z.optional(z.int()), undefined),
});

export type QuestionRecord = z.infer<typeof recordSchema>;

export interface RecordPage {
  readonly records: readonly QuestionRecord[];
  /** Of every item, unreadable ones too. */
  readonly requestIds: readonly string[];
  /** Items that are no record; they are counted, not dropped in silence. */
  readonly unreadable: number;
}

export interface Records {
  /** The unexpired records of one UTC day of a week, oldest first, a page at a time; day 0 is Monday. */
  pagesOfDay(week: string, day: number): AsyncIterable<RecordPage>;
}
