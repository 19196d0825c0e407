import { AwsError } from "../aws/service";
import { DeduplicationWindow } from "./deduplication";
import { Deliveries } from "./deliveries";
import { GroupedMessages, type GroupLock } from "./grouped-messages";
import type { MessageContent, OutgoingMessage, ReceivedMessage, SentMessage } from "./message";
import { checkOutgoingMessage } from "./outgoing-message";
import type { QueueSettings } from "./queue-settings";
import type { QueuedMessage } from "./queued-message";
import { checkMaxMessages, checkVisibilityTimeout } from "./receive-limits";

/** For FIFO queues; more is not handed out, without an error (API reference, ReceiveMessage). */
const maximumInFlight = 120_000;
const purgeIntervalInMs = 60_000;

/** What a queue needs from outside. `now` is epoch milliseconds and never goes back. */
export interface QueueWorld {
  readonly now: () => number;
  readonly newId: () => string;
  readonly groupLock: GroupLock;
  readonly findQueue: (arn: string) => FifoQueue | undefined;
}

export interface ReceiveRequest {
  readonly maxMessages: number;
  /** Else the queue's own. */
  readonly visibilityTimeoutInSeconds?: number | undefined;
}

/** An SQS FIFO queue on an injected clock. Every call first lets the time pass that went by since the last one. */
export class FifoQueue {
  readonly name: string;
  private readonly messages: GroupedMessages;
  private readonly deliveries: Deliveries;
  private readonly recentSends = new DeduplicationWindow();
  private readonly listeners = new Set<() => void>();
  private lastSequence = 0;
  private purgedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly arn: string,
    private current: QueueSettings,
    private readonly world: QueueWorld,
  ) {
    this.name = arn.slice(arn.lastIndexOf(":") + 1);
    this.messages = new GroupedMessages(world.groupLock, () => this.tellListeners());
    this.deliveries = new Deliveries(this.name, this.messages);
  }

  get settings(): QueueSettings {
    return this.current;
  }

  configure(settings: QueueSettings): void {
    const now = this.settle();
    const hasNewDelay = settings.delayInSeconds !== this.current.delayInSeconds;
    this.current = settings;
    if (hasNewDelay) this.messages.delayAnew(settings.delayInSeconds * 1000, now);
  }

  /** Takes a message, or answers as it did to the message of which this one is a duplicate. */
  send(message: OutgoingMessage): SentMessage {
    const now = this.settle();
    const { groupId, deduplicationId } = checkOutgoingMessage(message, this.current);
    // Ids hold no space, so two pairs of ids never make one key.
    const key = this.current.deduplicationScope === "queue" ? deduplicationId : `${groupId} ${deduplicationId}`;
    const original = this.recentSends.find(key, now);
    if (original) return original;
    const { body, attributes = {}, traceHeader, senderId } = message;
    const messageId = this.world.newId();
    const details = { body, groupId, deduplicationId, attributes, traceHeader, senderId };
    const sent = this.enqueue({ ...details, messageId, deadLetterSourceArn: undefined }, 0);
    this.recentSends.remember(key, sent, now);
    return sent;
  }

  /** Hands out up to `maxMessages`; messages received too often before go to the dead-letter queue instead. */
  receive(request: ReceiveRequest): ReceivedMessage[] {
    const now = this.settle();
    const timeoutInSeconds = request.visibilityTimeoutInSeconds ?? this.current.visibilityTimeoutInSeconds;
    checkVisibilityTimeout(timeoutInSeconds);
    checkMaxMessages(request.maxMessages);
    const most = Math.min(request.maxMessages, maximumInFlight - this.messages.count("in-flight"));
    const batch = this.chooseBatch(most);
    return batch.map((message) => this.deliveries.handOut(message, now + timeoutInSeconds * 1000, now));
  }

  /** Deletes by the newest handle while its message is in flight; a message that is gone already is no error. */
  delete(receiptHandle: string): void {
    this.settle();
    this.deliveries.delete(receiptHandle);
  }

  /** Hides a message in flight for so many seconds from now; 0 returns it at once. */
  changeVisibility(receiptHandle: string, timeoutInSeconds: number): void {
    checkVisibilityTimeout(timeoutInSeconds);
    this.deliveries.changeVisibility(receiptHandle, timeoutInSeconds, this.settle());
  }

  /** Deletes every message; the deduplication interval of what was sent goes on. */
  purge(): void {
    const now = this.settle();
    if (now < this.purgedAt + purgeIntervalInMs) {
      const message = `Only one PurgeQueue operation on ${this.name} is allowed every 60 seconds.`;
      throw new AwsError("PurgeQueueInProgress", message, 403);
    }
    this.purgedAt = now;
    this.messages.clear();
  }

  counts(): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    this.settle();
    const { messages } = this;
    return {
      visible: messages.count("visible"),
      inFlight: messages.count("in-flight"),
      delayed: messages.count("delayed"),
    };
  }

  /** Every message in the queue, oldest first; looking receives nothing. */
  peek(): readonly MessageContent[] {
    this.settle();
    return this.messages.contents();
  }

  /** When the oldest message in the queue was sent, in flight or not. */
  oldestSentAt(): number | undefined {
    this.settle();
    return this.messages.oldest()?.content.sentAt;
  }

  /** The sequence number that the newest message got; sequence numbers of a queue compare as text. */
  lastSequenceNumber(): string {
    return sequenceNumber(this.lastSequence);
  }

  /** When passing time alone may next make a message receivable, in epoch milliseconds. */
  nextChangeAt(): number | undefined {
    this.settle();
    const oldestSentAt = this.messages.oldest()?.content.sentAt;
    if (oldestSentAt === undefined) return undefined;
    const expiry = oldestSentAt + this.current.retentionInSeconds * 1000;
    return Math.min(expiry, this.messages.nextVisibleAt() ?? expiry);
  }

  /** Calls back when a group becomes receivable; the listener must not call the queue. Returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Moves messages elsewhere, oldest first, until there is no more or `moveOne` answers false. */
  moveOut(moveOne: (message: MessageContent) => boolean): void {
    this.settle();
    for (const message of this.messages.deliverableOldestFirst()) {
      if (!moveOne(message.content)) return;
      this.messages.remove(message);
    }
  }

  /**
   * Takes a message that a move task brings: "considered new messages with a new messageID and enqueueTime" (developer
   * guide, dead-letter queue redrive). It is no send, so it is never taken for a duplicate.
   */
  acceptMoved(message: MessageContent): void {
    this.settle();
    this.enqueue({ ...message, messageId: this.world.newId(), deadLetterSourceArn: undefined }, 0);
  }

  /**
   * Takes a message that another queue gives up. It keeps its id and its receive count ("across all queues"), its
   * deduplication id becomes its message id, and its retention starts anew (developer guide, dead-letter queues).
   */
  private acceptDead(message: QueuedMessage, sourceArn: string): void {
    this.settle();
    const { content, receiveCount } = message;
    this.enqueue({ ...content, deduplicationId: content.messageId, deadLetterSourceArn: sourceArn }, receiveCount);
  }

  private enqueue(content: Omit<MessageContent, "sentAt" | "sequenceNumber">, receiveCount: number): SentMessage {
    const sentAt = this.world.now();
    const message = { ...content, sentAt, sequenceNumber: sequenceNumber(++this.lastSequence) };
    this.messages.add(message, sentAt + this.current.delayInSeconds * 1000, receiveCount);
    return { messageId: message.messageId, sequenceNumber: message.sequenceNumber };
  }

  private chooseBatch(most: number): QueuedMessage[] {
    const batch: QueuedMessage[] = [];
    for (const message of this.messages.deliverable()) {
      if (batch.length >= most) break;
      const deadLetterQueue = this.deadLetterQueueFor(message);
      if (deadLetterQueue) {
        this.messages.remove(message);
        deadLetterQueue.acceptDead(message, this.arn);
      } else {
        batch.push(message);
      }
    }
    return batch;
  }

  private deadLetterQueueFor(message: QueuedMessage): FifoQueue | undefined {
    const policy = this.current.redrivePolicy;
    if (!policy || message.receivesHere < policy.maxReceiveCount) return undefined;
    return this.world.findQueue(policy.deadLetterTargetArn);
  }

  private settle(): number {
    const now = this.world.now();
    this.messages.settle(now, now - this.current.retentionInSeconds * 1000);
    return now;
  }

  private tellListeners(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** Twenty digits, as AWS gives them out. */
function sequenceNumber(count: number): string {
  return `188${String(count).padStart(17, "0")}`;
}
