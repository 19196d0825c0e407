import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

/** The queue as an event source sees it. */
export interface SourceQueue {
  /** Waits for messages, at most `maximum` of them; none after a while is no error. */
  readonly receive: (maximum: number, signal: AbortSignal) => Promise<readonly Message[]>;
  /** Deletes up to ten messages; throws if any of them could not be deleted. */
  readonly delete: (messages: readonly ReceivedMessage[]) => Promise<void>;
  readonly visibilityTimeoutInSeconds: () => Promise<number>;
}

interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
}

/** The longest that SQS lets a receive wait. */
const longPollInSeconds = 20;

/** A queue over the official SDK; the client needs `useQueueUrlAsEndpoint: false` to keep to its own endpoint. */
export const sourceQueue = (client: Pick<SQSClient, "send">, queueUrl: string): SourceQueue => ({
  receive: async (maximum, signal) => {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: maximum,
      WaitTimeSeconds: longPollInSeconds,
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    });
    return (await client.send(command, { abortSignal: signal })).Messages ?? [];
  },

  delete: async (messages) => {
    const entries = messages.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
    const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
    const [first] = Failed;
    if (first) throw new Error(`${Failed.length} messages were not deleted: ${first.Code} ${first.Message ?? ""}`);
  },

  visibilityTimeoutInSeconds: async () => {
    const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ["VisibilityTimeout"] });
    const timeout = Number((await client.send(command)).Attributes?.VisibilityTimeout);
    if (!Number.isInteger(timeout)) throw new Error(`${queueUrl} reports no VisibilityTimeout`);
    return timeout;
  },
});
