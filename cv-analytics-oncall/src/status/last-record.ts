import { weekBefore, weekOf } from "../../../cv-analytics-reporter/src/iso-week";

export interface LastRecord {
  readonly requestId: string;
  /** When the question was asked, in epoch milliseconds. */
  readonly askedAt: number;
  readonly week: string;
}

/** The records by week. Throws what AWS answers. */
export interface RecordsByWeek {
  /** The week's record whose question was asked last. */
  last(week: string): Promise<LastRecord | undefined>;
}

const weeksToLookBack = 4;

/** The newest record of this week or of the four before it; undefined when these have none. */
export async function findLastRecord(records: RecordsByWeek, now: number): Promise<LastRecord | undefined> {
  let week = weekOf(now);
  for (let back = 0; back <= weeksToLookBack; back += 1) {
    const last = await records.last(week);
    if (last) return last;
    week = weekBefore(week);
  }
  return undefined;
}
