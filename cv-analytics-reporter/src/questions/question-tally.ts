import { hashOf } from "../counting/hash";
import type { QuestionRecord } from "../counting/records";
import { AskedQuestion, isBadlyAnswered } from "./asked-question";
import { readTyped } from "./typed-question";

const usuallyKept = 1_500;
/** Far above what costs nothing a month. To sign all would take some three quarters of the time of reading the records. */
const exactlyGrouped = 2_000;
const oneInThen = 4;

/**
 * Counts the questions of one stretch of time (a UTC day, then by merging a week) in bounded memory.
 *
 * Of a large day it takes one question of each four to stand for all of them, from the 2,001st on; the totals are exact all the same.
 *
 * Its signatures are exact until there are twice `mostKept` signatures. Then those with the most askings stay, and a signature that
 * comes (back) later starts with the most askings that a dropped one may have had: it ranks as if it had been asked so
 * often, as in Space-Saving (Metwally, Agrawal, El Abbadi, 2005). So no dropped one had more than N / mostKept of N
 * askings: to raise that limit by one takes `mostKept` signatures that were asked once more than the limit so far.
 */
export class QuestionTally {
  private readonly questions = new Map<string, AskedQuestion>();
  /** How often a question that is not among `questions` may have been asked, at most. */
  private unseen = 0;
  private dropped = 0;
  private seen = 0;
  private missed = 0;
  private oneIn = 1;

  constructor(
    private readonly mostKept = usuallyKept,
    private readonly mostExact = exactlyGrouped,
  ) {}

  get bySignature(): ReadonlyMap<string, AskedQuestion> {
    return this.questions;
  }

  /** How many questions one that is counted may stand for, at most. */
  get groupedOneIn(): number {
    return this.oneIn;
  }

  /** Exact, whatever was left out or dropped. */
  get badlyAnswered(): number {
    return this.missed;
  }

  /** Questions that are counted under no signature. */
  get ungrouped(): number {
    return this.dropped;
  }

  /** How many askings may be missing from those of a signature, at most. */
  uncounted(signature: string): number {
    return this.questions.get(signature)?.uncounted ?? this.unseen;
  }

  add(record: QuestionRecord): void {
    this.seen += 1;
    if (isBadlyAnswered(record)) this.missed += 1;
    if (this.seen <= this.mostExact) this.group(record, 1);
    else if (this.isPicked()) {
      this.oneIn = oneInThen;
      this.group(record, oneInThen);
    }
  }

  /** One of each four, which one in turn by chance, so that questions which come in a rhythm are picked as often as others. */
  private isPicked(): boolean {
    const after = this.seen - this.mostExact - 1;
    const four = Math.floor(after / oneInThen);
    return after % oneInThen === Math.floor(hashOf(String(four)) * oneInThen);
  }

  private group(record: QuestionRecord, times: number): void {
    const { text, signature } = readTyped(record.query);
    this.question(signature).add(text, record, times);
  }

  /** Adds what was counted over a later stretch of time; `later` may be used on. */
  merge(later: QuestionTally): void {
    for (const [signature, question] of this.questions)
      if (!later.questions.has(signature)) question.uncounted += later.unseen;
    for (const [signature, question] of later.questions) this.questionToMerge(signature).merge(question);
    this.unseen += later.unseen;
    this.dropped += later.dropped;
    this.missed += later.missed;
    this.oneIn = Math.max(this.oneIn, later.oneIn);
    if (this.questions.size > 2 * this.mostKept) this.dropRarest();
  }

  private question(signature: string): AskedQuestion {
    const known = this.questions.get(signature);
    if (known) return known;
    if (this.questions.size >= 2 * this.mostKept) this.dropRarest();
    const question = new AskedQuestion(this.unseen);
    this.questions.set(signature, question);
    return question;
  }

  private questionToMerge(signature: string): AskedQuestion {
    const question = this.questions.get(signature) ?? new AskedQuestion(this.unseen);
    this.questions.set(signature, question);
    return question;
  }

  /** Of equally frequent ones the newest go. */
  private dropRarest(): void {
    const frequencies = Float64Array.from(this.questions.values(), mostAskings).sort();
    const lowest = frequencies[frequencies.length - this.mostKept] ?? 0;
    let room = this.mostKept - frequencies.filter((frequency) => frequency > lowest).length;
    for (const [signature, question] of this.questions) {
      const frequency = mostAskings(question);
      if (frequency > lowest || (frequency === lowest && room-- > 0)) continue;
      this.questions.delete(signature);
      this.dropped += question.asked.count;
      this.unseen = Math.max(this.unseen, frequency);
    }
  }
}

function mostAskings({ asked, uncounted }: AskedQuestion): number {
  return asked.count + uncounted;
}
