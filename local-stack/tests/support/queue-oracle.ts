import type { ReceivedMessage, SentMessage } from "../../src/sqs/message";

interface Expected {
  readonly id: string;
  readonly group: string;
  inFlightUntil: number;
  receives: number;
  handle: string;
}

/** What an SQS FIFO queue without dead letters must do, written the slow and obvious way: it looks at every message. */
export class QueueOracle {
  private live: Expected[] = [];
  private readonly accepted = new Map<string, { readonly at: number; readonly sent: SentMessage }>();

  constructor(
    private readonly now: () => number,
    private readonly scope: "queue" | "messageGroup",
  ) {}

  get inFlight(): number {
    return this.live.filter((message) => this.isInFlight(message)).length;
  }

  sent(group: string, deduplicationId: string, sent: SentMessage): void {
    const key = this.scope === "queue" ? deduplicationId : `${group}/${deduplicationId}`;
    const original = this.accepted.get(key);
    if (original && this.now() < original.at + 5 * 60_000) {
      expect(sent).toEqual(original.sent);
      return;
    }
    expect([...this.accepted.values()].map((other) => other.sent.messageId)).not.toContain(sent.messageId);
    this.accepted.set(key, { at: this.now(), sent });
    this.live.push({ id: sent.messageId, group, inFlightUntil: 0, receives: 0, handle: "" });
  }

  received(batch: readonly ReceivedMessage[], most: number, seconds: number): void {
    const available = this.live.filter(({ group }) => !this.isLocked(group));
    for (const group of new Set(batch.map(({ groupId }) => groupId))) {
      const ids = batch.filter(({ groupId }) => groupId === group).map(({ messageId }) => messageId);
      const inOrder = available.filter((message) => message.group === group).map(({ id }) => id);
      expect(ids).toEqual(inOrder.slice(0, ids.length));
    }
    expect(batch).toHaveLength(Math.min(most, available.length));
    for (const message of batch) this.handedOut(message, seconds);
  }

  deleting(message: ReceivedMessage, act: () => void): void {
    const expected = this.live.find(({ id }) => id === message.messageId);
    const isExpired = expected && !(expected.handle === message.receiptHandle && this.isInFlight(expected));
    if (isExpired) expect(act).toThrow("has expired");
    else act();
    if (!isExpired) this.live = this.live.filter((other) => other !== expected);
  }

  changing(message: ReceivedMessage, seconds: number, act: () => void): void {
    const expected = this.live.find(({ id }) => id === message.messageId);
    if (!expected) expect(act).toThrow("does not exist");
    else if (expected.handle !== message.receiptHandle) expect(act).toThrow("has expired");
    else if (!this.isInFlight(expected)) expect(act).toThrow("not in flight");
    else {
      act();
      expected.inFlightUntil = this.now() + seconds * 1000;
    }
  }

  /** After a pause in which everything became visible again: all that was accepted and not deleted comes, once. */
  drained(receive: () => readonly ReceivedMessage[]): void {
    const left = this.live.map(({ id }) => id).sort();
    const drained: string[] = [];
    for (let batch = receive(); batch.length > 0; batch = receive()) {
      drained.push(...batch.map(({ messageId }) => messageId));
    }
    expect(drained.sort()).toEqual(left);
  }

  private handedOut(message: ReceivedMessage, seconds: number): void {
    const expected = this.live.find(({ id }) => id === message.messageId);
    if (!expected) throw new Error(`${message.messageId} was handed out though it was deleted or never sent`);
    expect(message.receiveCount).toBe(++expected.receives);
    expected.handle = message.receiptHandle;
    expected.inFlightUntil = this.now() + seconds * 1000;
  }

  private isLocked(group: string): boolean {
    return this.live.some((message) => message.group === group && this.isInFlight(message));
  }

  private isInFlight({ inFlightUntil }: Expected): boolean {
    return inFlightUntil > this.now();
  }
}
