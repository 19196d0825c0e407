import { startOfWeek } from "../iso-week";

export const matchTypes = ["full", "partial", "none"] as const;

export type MatchType = (typeof matchTypes)[number];

export function isMatchType(text: string | undefined): text is MatchType {
  return (matchTypes as readonly (string | undefined)[]).includes(text);
}

/** The processor lets a record expire this long after it was made. */
export const recordLifetimeInSeconds = 90 * 24 * 60 * 60;

/** Whether the first records of a week are gone. */
export function hasExpired(week: string, now: number): boolean {
  return startOfWeek(week) + recordLifetimeInSeconds * 1000 <= now;
}

/** What the report needs of a recorded question; the analytics table holds more. */
export interface QuestionRecord {
  /** When it was asked, in epoch milliseconds. */
  readonly timestamp: number;
  readonly query: string;
  readonly matchType: MatchType;
  /** From 0 to 100. */
  readonly matchScore: number;
  readonly sessionId?: string | undefined;
  readonly reasoning?: string | undefined;
  /** When it was answered, in epoch milliseconds. */
  readonly responseTimestamp?: number | undefined;
  /** Epoch seconds. */
  readonly ttl?: number | undefined;
}

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
