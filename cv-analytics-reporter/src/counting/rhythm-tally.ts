import { weekdayOf } from "../iso-week";
import { type QuestionRecord, recordLifetimeInSeconds } from "./records";

const hourInMs = 3_600_000;
const hoursPerDay = 24;

/** When questions were asked, and when their records were made. */
export class RhythmTally {
  /** By UTC weekday, Monday first. */
  readonly byDay = [0, 0, 0, 0, 0, 0, 0];
  /** By UTC hour of the day. */
  readonly byHour: number[] = Array(hoursPerDay).fill(0);
  /** Epoch milliseconds, which a record's expiry tells; infinite when no record does. */
  readonly processed = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };

  add({ timestamp, ttl }: QuestionRecord): void {
    increment(this.byDay, weekdayOf(timestamp));
    increment(this.byHour, Math.floor(timestamp / hourInMs) % hoursPerDay);
    if (ttl === undefined) return;
    const processedAt = (ttl - recordLifetimeInSeconds) * 1000;
    this.processed.first = Math.min(this.processed.first, processedAt);
    this.processed.last = Math.max(this.processed.last, processedAt);
  }
}

function increment(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
