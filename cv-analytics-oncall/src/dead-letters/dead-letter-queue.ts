import type { RedriveMark } from "./redrive-mark";

/** A message as the dead-letter queue hands it out. Times are epoch milliseconds. */
export interface DeadMessage extends Receipt {
  /** Grows with each message that died; compares as text. */
  readonly sequenceNumber: string;
  readonly body: string;
  /** When it came into the dead-letter queue: SQS starts the retention of a FIFO queue's message anew there. */
  readonly diedAt: number;
  /** Over all queues it was in, looks at it included. */
  readonly receiveCount: number;
  /** What an earlier redrive by this tool left on it. */
  readonly mark: RedriveMark | undefined;
  readonly traceHeader: string | undefined;
}

/** What it takes to give a message back or to delete it. */
export interface Receipt {
  readonly messageId: string;
  readonly groupId: string;
  readonly receiptHandle: string;
}

export interface QueueDepth {
  /** Can be received, or stands behind a message of its group that is in flight. */
  readonly visible: number;
  readonly inFlight: number;
}

/** The dead-letter queue. Calls throw what AWS answers; no call takes more than ten messages' time for each ten given. */
export interface DeadLetterQueue {
  /** At most ten, each group in its order, hidden for so many seconds; none when there is none within a second. */
  receive(hiddenForInSeconds: number): Promise<readonly DeadMessage[]>;
  /** Hides messages in flight for so many seconds from now; 0 shows them again. One that is in flight no more is left alone. */
  hide(receipts: readonly Receipt[], forInSeconds: number): Promise<void>;
  /** Deletes; returns those that were in flight no more, which stay. */
  delete(receipts: readonly Receipt[]): Promise<readonly Receipt[]>;
  depth(): Promise<QueueDepth>;
  /** How long it keeps a message, in seconds. */
  retention(): Promise<number>;
}
