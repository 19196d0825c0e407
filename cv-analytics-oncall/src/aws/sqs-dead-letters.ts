import { randomUUID } from "node:crypto";
import {
  type BatchResultErrorEntry,
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
} from "@aws-sdk/client-sqs";
import type { DeadLetterQueue, DeadMessage, Receipt } from "../dead-letters/dead-letter-queue";
import { markAttribute, readMark } from "../dead-letters/redrive-mark";
import { forEachAtATime, forEachToTheEnd, inBatches, mostPerSqsCall } from "./batches";
import type { SqsQueueAddress } from "./sqs-queue-address";

/** A short poll asks only some of SQS's servers and may find nothing although there is something. */
const waitInSeconds = 1;
const callsAtATime = 5;

export function createSqsDeadLetters(queue: SqsQueueAddress): DeadLetterQueue {
  return {
    async receive(hiddenForInSeconds) {
      const { Messages = [] } = await queue.client.send(
        new ReceiveMessageCommand({
          QueueUrl: await queue.url(),
          MaxNumberOfMessages: mostPerSqsCall,
          VisibilityTimeout: hiddenForInSeconds,
          WaitTimeSeconds: waitInSeconds,
          MessageSystemAttributeNames: ["All"],
          MessageAttributeNames: [markAttribute],
          // When an answer is lost, the SDK's retry gets the same messages (SQS API reference, ReceiveMessage).
          ReceiveRequestAttemptId: randomUUID(),
        }),
      );
      return Messages.map(toDeadMessage);
    },

    async hide(receipts, forInSeconds) {
      const QueueUrl = await queue.url();
      await forEachToTheEnd(inBatches(receipts, mostPerSqsCall), callsAtATime, async (batch) => {
        const Entries = batch.map(({ receiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: forInSeconds,
        }));
        const { Failed = [] } = await queue.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
        throwUnlessGone(Failed);
      });
    },

    async delete(receipts) {
      const QueueUrl = await queue.url();
      const kept = await forEachAtATime(inBatches(receipts, mostPerSqsCall), callsAtATime, async (batch) => {
        const Entries = batch.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
        const { Failed = [] } = await queue.client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
        throwUnlessGone(Failed);
        return Failed.flatMap(({ Id }): Receipt[] => batch.slice(Number(Id), Number(Id) + 1));
      });
      return kept.flat();
    },

    depth: () => queue.depth(),
    retention: async () => Number((await queue.attributes("MessageRetentionPeriod")).MessageRetentionPeriod),
  };
}

/** How SQS says that a receipt is out of date, in its two protocols: the message is in flight no more, or no more there. */
const outOfDate = /ReceiptHandleIsInvalid|InvalidParameterValue|MessageNotInflight/;

function throwUnlessGone(failed: readonly BatchResultErrorEntry[]): void {
  const other = failed.find(({ Code = "" }) => !outOfDate.test(Code));
  if (other) throw Object.assign(new Error(other.Message ?? "SQS gave no reason"), { name: other.Code ?? "Unknown" });
}

function toDeadMessage({ MessageId, ReceiptHandle, Body, Attributes = {}, MessageAttributes }: Message): DeadMessage {
  return {
    messageId: MessageId ?? "",
    receiptHandle: ReceiptHandle ?? "",
    body: Body ?? "",
    groupId: Attributes.MessageGroupId ?? "",
    sequenceNumber: Attributes.SequenceNumber ?? "0",
    diedAt: Number(Attributes.SentTimestamp),
    receiveCount: Number(Attributes.ApproximateReceiveCount),
    mark: readMark(MessageAttributes?.[markAttribute]?.StringValue),
    traceHeader: Attributes.AWSTraceHeader,
  };
}
