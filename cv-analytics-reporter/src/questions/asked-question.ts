import type { QuestionRecord } from "../counting/records";
import { Askings } from "./askings";
import { cleanText } from "./visitor-text";

/** A match with a lower score counts as a gap in the CV, whatever its type. */
const lowScoreBelow = 50;

const mostReasons = 2;
const longestReason = 300;

/** Whether the chatbot failed the visitor: nothing matched, or matched badly. */
export function isBadlyAnswered({ matchType, matchScore }: QuestionRecord): boolean {
  return matchType === "none" || matchScore < lowScoreBelow;
}

/** What is counted of the questions with one signature. */
export class AskedQuestion {
  readonly asked = new Askings();
  missed: Askings | null = null;
  /** What the chatbot gave as its reasoning when it missed. */
  reasons: readonly string[] = [];

  constructor(
    /** How many askings may be missing from the counts, at most. */
    public uncounted: number,
  ) {}

  /** Counts a question so many times. */
  add(text: string, record: QuestionRecord, times: number): void {
    this.asked.add(text, record, times);
    if (!isBadlyAnswered(record)) return;
    this.missed ??= new Askings();
    this.missed.add(text, record, times);
    if (record.reasoning !== undefined) this.addReason(record.reasoning);
  }

  /** Adds what was counted on a later day. */
  merge(later: AskedQuestion): void {
    this.uncounted += later.uncounted;
    this.asked.merge(later.asked);
    if (!later.missed) return;
    this.missed ??= new Askings();
    this.missed.merge(later.missed);
    for (const reason of later.reasons) this.addReason(reason);
  }

  private addReason(given: string): void {
    if (this.reasons.length === mostReasons) return;
    const reason = cleanText(given, longestReason);
    if (reason !== "" && !this.reasons.includes(reason)) this.reasons = [...this.reasons, reason];
  }
}
