import { weekdayOf } from "../iso-week";
import { type QuestionRecord, recordLifetimeInSeconds } from "./records";

const hourInMs = 3_600_000;
const hoursPerDay = 24;

/** When questions were asked, and since when records were made. */
export class RhythmTally {
  /** By UTC weekday, Monday first. */
  readonly byDay = [0, 0, 0, 0, 0, 0, 0];
  /** By UTC hour of the day. */
  readonly byHour: number[] = Array(hoursPerDay).fill(0);
  /** When the first record was made, in epoch milliseconds, as its expiry tells; infinite when none does. */
  firstProcessed = Number.POSITIVE_INFINITY;

  add({ timestamp, ttl }: QuestionRecord): void {
    increment(this.byDay, weekdayOf(timestamp));
    increment(this.byHour, Math.floor(timestamp / hourInMs) % hoursPerDay);
    if (ttl === undefined) return;
    this.firstProcessed = Math.min(this.firstProcessed, (ttl - recordLifetimeInSeconds) * 1000);
  }
}

function increment(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
