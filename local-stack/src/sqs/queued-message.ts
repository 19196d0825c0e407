import type { Line, Place } from "./line";
import type { MessageContent } from "./message";

export type MessageState = "delayed" | "visible" | "in-flight";

/** A message in a queue with what has happened to it there. Times are epoch milliseconds. */
export interface QueuedMessage {
  readonly content: MessageContent;
  readonly group: MessageGroup;
  state: MessageState;
  /** When it becomes visible by itself; Infinity once it is visible or gone. */
  visibleAt: number;
  /** Over all queues it has been in, as ApproximateReceiveCount is documented. */
  receiveCount: number;
  /** In this queue only: what maxReceiveCount is compared with. */
  receivesHere: number;
  firstReceivedAt: number | undefined;
  lastReceivedAt: number;
  /** Of the newest receipt handle; every receive has its own number. */
  receiptNumber: number;
}

export interface MessageGroup {
  readonly id: string;
  readonly messages: Line<QueuedMessage>;
  inFlight: number;
  /** Set while the group stands in the line of groups that can be served. */
  readyPlace: Place<MessageGroup> | undefined;
}
