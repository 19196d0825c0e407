import type { QuestionRecord } from "../counting/records";
import { AskedQuestion, isBadlyAnswered } from "./asked-question";
import { signQuestion } from "./signature";
import { cleanText } from "./visitor-text";

const usuallyKept = 1_500;
// Ten questions with their examples and reasons stay far below an item's 400 KB.
const longestWording = 300;
const noText = "(no text)";

/**
 * Counts the questions of one stretch of time (a UTC day, then by merging a week) in bounded memory.
 *
 * It is exact until there are twice `mostKept` signatures. Then those with the most askings stay, and a signature that
 * comes (back) later starts with the most askings that a dropped one may have had: it ranks as if it had been asked so
 * often, as in Space-Saving (Metwally, Agrawal, El Abbadi, 2005). So no dropped one had more than N / mostKept of N
 * askings: to raise that limit by one takes `mostKept` signatures that were asked once more than the limit so far.
 */
export class QuestionTally {
  private questions = new Map<string, AskedQuestion>();
  /** How often a question that is not among `questions` may have been asked, at most. */
  private unseen = 0;
  private dropped = 0;
  private missed = 0;

  constructor(private readonly mostKept = usuallyKept) {}

  get bySignature(): ReadonlyMap<string, AskedQuestion> {
    return this.questions;
  }

  /** Exact, whatever was dropped. */
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
    const text = cleanText(record.query, longestWording);
    this.question(text === "" ? noText : signQuestion(text)).add(text || noText, record);
    if (isBadlyAnswered(record)) this.missed += 1;
  }

  /** Adds what was counted over a later stretch of time; `later` may be used on. */
  merge(later: QuestionTally): void {
    for (const [signature, question] of this.questions)
      if (!later.questions.has(signature)) question.uncounted += later.unseen;
    for (const [signature, question] of later.questions) this.questionToMerge(signature).merge(question);
    this.unseen += later.unseen;
    this.dropped += later.dropped;
    this.missed += later.missed;
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

  /** The sort is stable: of equally frequent ones the newest go. */
  private dropRarest(): void {
    const ranked = [...this.questions].sort(([, a], [, b]) => mostAskings(b) - mostAskings(a));
    const dropped = ranked.splice(this.mostKept);
    this.questions = new Map(ranked);
    for (const [, question] of dropped) {
      this.dropped += question.asked.count;
      this.unseen = Math.max(this.unseen, mostAskings(question));
    }
  }
}

function mostAskings({ asked, uncounted }: AskedQuestion): number {
  return asked.count + uncounted;
}
