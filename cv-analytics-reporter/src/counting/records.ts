import * as z from "zod/mini";
import { startOfWeek } from "../iso-week";

export const matchTypes = ["full", "partial", "none"] as const;

/** The processor lets a record expire this long after it was made. */
export const recordLifetimeInSeconds = 90 * 24 * 60 * 60;

/** Whether the first records of a week are gone. */
export function hasExpired(week: string, now: number): boolean {
  return startOfWeek(week) + recordLifetimeInSeconds * 1000 <= now;
}

/** Nothing in place of what is none: a record counts without it. */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

/** What the report needs of a recorded question; the analytics table holds more. */
export const recordSchema = z.object({
  timestamp: z.int(),
  query: z.string(),
  matchType: z.enum(matchTypes),
  matchScore: z.number().check(z.gte(0), z.lte(100)),
  sessionId: lenient(z.string()),
  reasoning: lenient(z.string()),
  responseTimestamp: lenient(z.int()),
  /** Epoch seconds. */
  ttl: lenient(z.number()),
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
