import * as z from "zod/mini";

export const matchTypes = ["full", "partial", "none"] as const;

/** What the report needs of a recorded question; the analytics table holds more. */
export const recordSchema = z.object({
  timestamp: z.int(),
  query: z.string(),
  matchType: z.enum(matchTypes),
  matchScore: z.number().check(z.gte(0), z.lte(100)),
  sessionId: z.optional(z.string()),
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
  /** The unexpired records of a week, oldest first, a page at a time. */
  pagesOfWeek(week: string): AsyncIterable<RecordPage>;
}
