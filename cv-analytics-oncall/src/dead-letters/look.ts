import type { DeadLetterQueue, DeadMessage, Receipt } from "./dead-letter-queue";

export interface LookOptions {
  readonly queue: DeadLetterQueue;
  /** How long others do not see what this look has seen, in seconds, should it be killed. */
  readonly windowInSeconds: number;
  readonly now: () => number;
  /** Ends the look between two calls: an answer that is not waited for could hide messages that nobody gives back. */
  readonly signal: AbortSignal;
}

interface Held extends Receipt {
  hiddenUntil: number;
}

const mostPerReceive = 10;
/** As often in a row may a batch bring nothing new before the look ends. */
const mostStaleBatches = 3;

/**
 * One look through the dead-letter queue. SQS shows a message only by hiding it, and what stands behind it in its group
 * as well; so everything seen is held until the look is disposed, which makes visible again whatever was not deleted.
 */
export class Look {
  private readonly held = new Map<string, Held>();
  private readonly seen = new Set<string>();
  /** Groups of which a batch may have brought the beginning only. */
  private readonly cutGroups = new Set<string>();

  constructor(private readonly options: LookOptions) {}

  /** Every message once, in batches, each group in its order; ends early when the signal aborts. */
  async *batches(): AsyncGenerator<readonly DeadMessage[]> {
    let stale = 0;
    let mostStale = mostStaleBatches;
    let isReleasing = false;
    while (stale < mostStale && !this.options.signal.aborted) {
      const { received, news } = await this.receive();
      stale = received > 0 && news.length === 0 ? stale + 1 : 0;
      if (news.length > 0) yield news;
      if (received > 0 && !isReleasing) continue;
      // Each of them may come back with nothing new, once with others and once by itself.
      if (stale === 0) mostStale = mostStaleBatches + 2 * this.cutGroups.size;
      isReleasing = await this.releaseCutGroups();
      if (!isReleasing && received === 0) return;
    }
  }

  /** What has died since, or was not seen yet: at most ten. Does not wait where nothing is visible. */
  async news(): Promise<readonly DeadMessage[]> {
    if ((await this.options.queue.depth()).visible === 0) return [];
    return (await this.receive()).news;
  }

  /** The receipt of a message that is held; a message that came a second time has a newer one than its batch told. */
  receiptOf(messageId: string): Receipt | undefined {
    return this.held.get(messageId);
  }

  /** These are gone from the queue and need not be given back. */
  forget(receipts: readonly Pick<Receipt, "messageId">[]): void {
    for (const { messageId } of receipts) this.held.delete(messageId);
  }

  /** Hides for longer what would soon show up again. To be called now and then while the held messages are worked on. */
  async keepHidden(): Promise<void> {
    const { queue, windowInSeconds, now } = this.options;
    const soon = now() + (windowInSeconds * 1000) / 2;
    const due = [...this.held.values()].filter(({ hiddenUntil }) => hiddenUntil < soon);
    if (due.length === 0) return;
    await queue.hide(due, windowInSeconds);
    for (const one of due) one.hiddenUntil = now() + windowInSeconds * 1000;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release([...this.held.values()]);
  }

  private async receive(): Promise<{ readonly received: number; readonly news: readonly DeadMessage[] }> {
    await this.keepHidden();
    const messages = await this.options.queue.receive(this.options.windowInSeconds);
    const news = messages.filter(({ messageId }) => !this.seen.has(messageId));
    this.hold(messages);
    this.markCut(messages, news.length);
    return { received: messages.length, news };
  }

  private hold(messages: readonly DeadMessage[]): void {
    const hiddenUntil = this.options.now() + this.options.windowInSeconds * 1000;
    for (const { messageId, groupId, receiptHandle } of messages) {
      this.seen.add(messageId);
      this.held.set(messageId, { messageId, groupId, receiptHandle, hiddenUntil });
    }
  }

  /** A batch may end within a group, unless it has all that SQS gives of one: as many as it takes, or more than came before. */
  private markCut(messages: readonly DeadMessage[], newOnes: number): void {
    const [first, last] = [messages.at(0), messages.at(-1)];
    const isOneGroup = first?.groupId === last?.groupId;
    const isWhole = isOneGroup && (messages.length === mostPerReceive || newOnes < messages.length);
    if (last && !isWhole) this.cutGroups.add(last.groupId);
  }

  /** Shows a few cut groups again, so that they are received from their beginning; false when nothing can stand behind them. */
  private async releaseCutGroups(): Promise<boolean> {
    if (this.cutGroups.size === 0 || (await this.options.queue.depth()).visible === 0) return false;
    const byGroup = Map.groupBy(this.held.values(), ({ groupId }) => groupId);
    const cut: Held[] = [];
    for (const groupId of this.cutGroups) {
      const held = byGroup.get(groupId) ?? [];
      if (cut.length > 0 && cut.length + held.length > mostPerReceive / 2) break;
      this.cutGroups.delete(groupId);
      cut.push(...held);
    }
    await this.release(cut);
    return true;
  }

  private async release(receipts: readonly Receipt[]): Promise<void> {
    await this.options.queue.hide(receipts, 0);
    this.forget(receipts);
  }
}
