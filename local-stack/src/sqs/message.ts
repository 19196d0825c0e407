/** A user's message attribute as the JSON protocol carries it; `BinaryValue` is base64. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** A message as a producer sends it. */
export interface OutgoingMessage {
  readonly body: string;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly attributes?: MessageAttributes | undefined;
  readonly traceHeader?: string | undefined;
  readonly senderId?: string | undefined;
  /** FIFO queues refuse any delay of a single message. */
  readonly delayInSeconds?: number | undefined;
}

/** What a queue answers to a send; a duplicate gets the answer that the original got. */
export interface SentMessage {
  readonly messageId: string;
  readonly sequenceNumber: string;
}

/** A message in a queue, without what happens to it there. Times are epoch milliseconds. */
export interface MessageContent extends SentMessage {
  readonly body: string;
  readonly groupId: string;
  readonly deduplicationId: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader: string | undefined;
  readonly senderId: string | undefined;
  readonly sentAt: number;
  /** The queue from which it was moved here for having been received too often. */
  readonly deadLetterSourceArn: string | undefined;
}

/** A message as a consumer gets it. */
export interface ReceivedMessage extends MessageContent {
  readonly receiptHandle: string;
  readonly receiveCount: number;
  readonly firstReceivedAt: number;
}
