import type { RecordPage } from "../counting/records";

/**
 * Tells the questions that were known to be unanswered apart while the records of their week pass by. What is known must
 * be read before the records are, and what did not pass by stays unanswered: whenever a record is written meanwhile, and
 * however late the index shows it, its question is counted once.
 */
export class UnansweredTally {
  private readonly unseen: Set<string>;
  private readonly seen: string[] = [];

  constructor(requestIds: Iterable<string>) {
    this.unseen = new Set(requestIds);
  }

  /** Passes the pages on. */
  async *watch(pages: AsyncIterable<RecordPage>): AsyncIterable<RecordPage> {
    for await (const page of pages) {
      this.seen.push(...page.requestIds.filter((requestId) => this.unseen.delete(requestId)));
      yield page;
    }
  }

  unanswered(): number {
    return this.unseen.size;
  }

  /** The request ids of those that were recorded after all. */
  answeredLate(): readonly string[] {
    return this.seen;
  }
}
