import type { FifoQueue } from "./fifo-queue";
import type { MessageContent } from "./message";

export type MoveTaskStatus = "RUNNING" | "COMPLETED" | "CANCELLING" | "CANCELLED" | "FAILED";

/** AWS chooses the rate itself when none is asked for; here it is the highest that can be asked for. */
export const highestRatePerSecond = 500;

export interface MoveTaskRequest {
  readonly source: FifoQueue;
  /** Without it each message goes to the queue that it came from. */
  readonly destinationArn: string | undefined;
  readonly maxPerSecond: number | undefined;
}

/**
 * Moves the messages that its source held when it started, oldest first, at a steady rate. What is in flight stays
 * behind, and so does what dies anew meanwhile, so a task ends even when nothing that it moves can be processed.
 */
export class MoveTask {
  status: MoveTaskStatus = "RUNNING";
  moved = 0;
  failureReason: string | undefined;
  readonly toMove: number;
  private readonly lastToMove: string;

  constructor(
    readonly id: string,
    readonly request: MoveTaskRequest,
    readonly startedAt: number,
  ) {
    this.toMove = request.source.counts().visible;
    this.lastToMove = request.source.lastSequenceNumber();
  }

  get isActive(): boolean {
    return this.status === "RUNNING" || this.status === "CANCELLING";
  }

  /** When `advance` has something to do again, in epoch milliseconds. */
  nextDueAt(): number | undefined {
    if (!this.isActive) return undefined;
    if (this.status === "CANCELLING") return this.startedAt;
    return Math.ceil(this.startedAt + (this.moved * 1000) / this.ratePerSecond);
  }

  /** Moves as many messages as are due by now, and ends when none is left. */
  advance(now: number, findQueue: (arn: string) => FifoQueue | undefined): void {
    if (this.status === "CANCELLING") this.status = "CANCELLED";
    if (this.status !== "RUNNING") return;
    const due = Math.floor(((now - this.startedAt) * this.ratePerSecond) / 1000) + 1;
    let hasMore = false;
    this.request.source.moveOut((message) => {
      if (message.sequenceNumber > this.lastToMove) return false;
      hasMore = this.moved >= due;
      return !hasMore && this.moveOne(message, findQueue);
    });
    if (this.status === "RUNNING" && !hasMore) this.status = "COMPLETED";
  }

  private moveOne(message: MessageContent, findQueue: (arn: string) => FifoQueue | undefined): boolean {
    const destinationArn = this.request.destinationArn ?? message.deadLetterSourceArn;
    if (destinationArn === undefined) return this.fail("CouldNotDetermineMessageSource");
    const destination = findQueue(destinationArn);
    if (!destination) return this.fail("AWS.SimpleQueueService.NonExistentQueue");
    destination.acceptMoved(message);
    this.moved++;
    return true;
  }

  private fail(reason: string): false {
    this.status = "FAILED";
    this.failureReason = reason;
    return false;
  }

  private get ratePerSecond(): number {
    return this.request.maxPerSecond ?? highestRatePerSecond;
  }
}
