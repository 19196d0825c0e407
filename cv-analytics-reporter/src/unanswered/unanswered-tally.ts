import { cleanText } from "../questions/visitor-text";
import type { KeptQuestion } from "./unanswered";

/** Beyond so many, a question counts as unanswered without a look at whether it was recorded since. Some 10 MB. */
const mostTracked = 100_000;
/** Of so many the text is remembered, as most that are unanswered stay so. */
const mostTexts = 200;
const mostListed = 10;
const longestText = 300;

/**
 * Tells the questions that were known to be unanswered apart while the records of their week pass by. What is known must
 * be told before the records are read, and what did not pass by stays unanswered: whenever a record is written meanwhile,
 * and however late the index shows it, its question is counted once.
 */
export class UnansweredTally {
  private readonly unseen = new Map<string, KeptQuestion | undefined>();
  private readonly seen: string[] = [];
  private untracked = 0;

  constructor(private readonly most = mostTracked) {}

  /** Tells of a question that has no response; one that is told twice counts once. */
  know(question: KeptQuestion): void {
    const { requestId } = question;
    if (this.unseen.has(requestId)) return;
    if (this.unseen.size >= this.most) this.untracked += 1;
    else this.unseen.set(requestId, this.unseen.size < mostTexts ? question : undefined);
  }

  knows(requestId: string): boolean {
    return this.unseen.has(requestId);
  }

  /** Tells of records. */
  see(requestIds: readonly string[]): void {
    if (this.unseen.size === 0) return;
    for (const requestId of requestIds) if (this.unseen.delete(requestId)) this.seen.push(requestId);
  }

  unanswered(): number {
    return this.unseen.size + this.untracked;
  }

  /** Whether some that count may have been recorded since. */
  get isApproximate(): boolean {
    return this.untracked > 0;
  }

  /** The request ids of those that were recorded after all. */
  answeredLate(): readonly string[] {
    return this.seen;
  }

  /** What some of the unanswered questions were, earliest first. */
  texts(): string[] {
    return [...this.unseen.values()]
      .flatMap((question) => question ?? [])
      .sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0) || (a.requestId < b.requestId ? -1 : 1))
      .slice(0, mostListed)
      .map(({ query = "" }) => cleanText(query, longestText) || "(no text)");
  }
}
