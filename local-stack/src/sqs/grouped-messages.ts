import { DueTimes } from "./due-times";
import { Line, type Place } from "./line";
import type { MessageContent } from "./message";
import type { MessageGroup, MessageState, QueuedMessage } from "./queued-message";

/**
 * What a message in flight holds back. AWS documents the whole group: "no more messages belonging to the same
 * MessageGroupId are returned until the visibility timeout expires" (API reference, ReceiveMessage). Tried out, it was
 * seen to hold back only the later messages (localstack/localstack#13386, awspring/spring-cloud-aws#444).
 */
export type GroupLock = "whole-group" | "later-messages";

interface Held {
  readonly message: QueuedMessage;
  readonly arrivalPlace: Place<QueuedMessage>;
  readonly groupPlace: Place<QueuedMessage>;
}

/**
 * Messages in their groups, and which of them can be handed out.
 * Invariant: a group stands in the line of ready groups exactly when its first message can be handed out.
 * Times passed in never go back. No operation but `delayAnew` looks at messages that it does not return or change.
 */
export class GroupedMessages {
  private readonly held = new Map<string, Held>();
  private readonly groups = new Map<string, MessageGroup>();
  private readonly arrivals = new Line<QueuedMessage>();
  private readonly readyGroups = new Line<MessageGroup>();
  private readonly becomingVisible = new DueTimes<QueuedMessage>();
  private readonly counts: Record<MessageState, number> = { delayed: 0, visible: 0, "in-flight": 0 };

  constructor(
    private readonly groupLock: GroupLock,
    private readonly onReady: () => void,
  ) {}

  /** Puts a message at the end of its group, hidden until `visibleAt`. */
  add(content: MessageContent, visibleAt: number, receiveCount: number): void {
    const message: QueuedMessage = {
      content,
      group: this.groupOf(content.groupId),
      state: "delayed",
      visibleAt: Number.POSITIVE_INFINITY,
      receiveCount,
      receivesHere: 0,
      firstReceivedAt: undefined,
      lastReceivedAt: 0,
      receiptNumber: 0,
    };
    const arrivalPlace = this.arrivals.append(message);
    const groupPlace = message.group.messages.append(message);
    this.held.set(content.messageId, { message, arrivalPlace, groupPlace });
    this.counts.delayed++;
    this.change(message, visibleAt > content.sentAt ? "delayed" : "visible", visibleAt);
  }

  find(messageId: string): QueuedMessage | undefined {
    return this.held.get(messageId)?.message;
  }

  remove(message: QueuedMessage): void {
    const held = this.held.get(message.content.messageId);
    if (!held) return;
    this.held.delete(message.content.messageId);
    this.arrivals.remove(held.arrivalPlace);
    message.group.messages.remove(held.groupPlace);
    this.counts[message.state]--;
    if (message.state === "in-flight") message.group.inFlight--;
    message.visibleAt = Number.POSITIVE_INFINITY;
    this.refresh(message.group);
  }

  /** Takes a message in flight until a time; a time that is not in the future returns it at once. */
  hide(message: QueuedMessage, until: number, now: number): void {
    this.change(message, "in-flight", until);
    if (until <= now) this.change(message, "visible", until);
  }

  /** Lets time pass: visibility and delays run out, and what was sent at `expiredIfSentAt` or before is gone. */
  settle(now: number, expiredIfSentAt: number): void {
    for (let due = this.nextVisible(); due && due.at <= now; due = this.nextVisible()) {
      this.becomingVisible.pop();
      this.change(due.value, "visible", due.at);
    }
    for (let oldest = this.arrivals.first(); oldest; oldest = this.arrivals.first()) {
      if (oldest.content.sentAt > expiredIfSentAt) return;
      this.remove(oldest);
    }
  }

  /**
   * What can be handed out, group by group, in order within each; groups that became ready first come first.
   * The message just yielded may be removed meanwhile, but none may be hidden.
   */
  *deliverable(): Generator<QueuedMessage, void> {
    for (const group of this.readyGroups) {
      for (const message of group.messages) {
        if (message.state !== "visible") break;
        yield message;
      }
    }
  }

  /** What can be handed out, oldest first over all groups; the message just yielded may be removed meanwhile. */
  *deliverableOldestFirst(): Generator<QueuedMessage, void> {
    const heldBack = new Set<MessageGroup>();
    for (const message of this.arrivals) {
      if (message.state !== "visible" || !message.group.readyPlace) heldBack.add(message.group);
      else if (!heldBack.has(message.group)) yield message;
    }
  }

  /** Gives messages that were never received a new delay, as a FIFO queue does when its DelaySeconds changes. */
  delayAnew(delayInMs: number, now: number): void {
    for (const message of this.arrivals) {
      if (message.receivesHere > 0) continue;
      const visibleAt = message.content.sentAt + delayInMs;
      this.change(message, visibleAt > now ? "delayed" : "visible", visibleAt);
    }
  }

  clear(): void {
    for (const message of this.arrivals) this.remove(message);
  }

  count(state: MessageState): number {
    return this.counts[state];
  }

  /** Everything that is held, oldest first. */
  contents(): MessageContent[] {
    return [...this.arrivals].map(({ content }) => content);
  }

  oldest(): QueuedMessage | undefined {
    return this.arrivals.first();
  }

  /** When the next message becomes visible by itself. */
  nextVisibleAt(): number | undefined {
    return this.nextVisible()?.at;
  }

  private nextVisible() {
    // An entry whose message has changed since is left over; it goes when its turn comes.
    for (let due = this.becomingVisible.peek(); due; due = this.becomingVisible.peek()) {
      if (due.value.visibleAt === due.at) return due;
      this.becomingVisible.pop();
    }
    return undefined;
  }

  private change(message: QueuedMessage, state: MessageState, visibleAt: number): void {
    this.counts[message.state]--;
    this.counts[state]++;
    if (message.state === "in-flight") message.group.inFlight--;
    if (state === "in-flight") message.group.inFlight++;
    message.state = state;
    message.visibleAt = state === "visible" ? Number.POSITIVE_INFINITY : visibleAt;
    if (state !== "visible") this.becomingVisible.add(visibleAt, message);
    this.refresh(message.group);
  }

  private groupOf(id: string): MessageGroup {
    const existing = this.groups.get(id);
    if (existing) return existing;
    const group: MessageGroup = { id, messages: new Line(), inFlight: 0, readyPlace: undefined };
    this.groups.set(id, group);
    return group;
  }

  private refresh(group: MessageGroup): void {
    const isReady = this.isReady(group);
    if (isReady && !group.readyPlace) {
      group.readyPlace = this.readyGroups.append(group);
      this.onReady();
    } else if (!isReady && group.readyPlace) {
      this.readyGroups.remove(group.readyPlace);
      group.readyPlace = undefined;
    }
    if (!group.messages.first()) this.groups.delete(group.id);
  }

  private isReady(group: MessageGroup): boolean {
    if (group.messages.first()?.state !== "visible") return false;
    return this.groupLock === "later-messages" || group.inFlight === 0;
  }
}
