import * as z from "zod";
import type { Actions } from "../aws/actions";
import { AwsError } from "../aws/service";
import type { ActionContext } from "./action-context";
import { batchEntryId, checkBatch, forEachEntry } from "./batch";
import type { FifoQueue } from "./fifo-queue";
import { md5, md5OfAttributes } from "./md5";
import type { OutgoingMessage } from "./message";
import { sizeOfMessage } from "./outgoing-message";
import { parseRequest } from "./request";
import { missingDeduplicationId, missingParameter } from "./sqs-errors";

const maximumBatchSizeInBytes = 1_048_576;

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

const message = z.object({
  MessageBody: z.string(),
  DelaySeconds: z.number().optional(),
  MessageAttributes: z.record(z.string(), attribute).optional(),
  MessageSystemAttributes: z.strictObject({ AWSTraceHeader: attribute.optional() }).optional(),
  MessageGroupId: z.string().optional(),
  MessageDeduplicationId: z.string().optional(),
});
const sendMessage = message.extend({ QueueUrl: z.string() });
const sendBatch = z.object({
  QueueUrl: z.string(),
  Entries: z.array(message.extend({ Id: batchEntryId })).default([]),
});

type MessageInput = z.infer<typeof message>;

/** Sending messages, one or a batch. */
export function sendActions({ queues, accountId }: ActionContext): Actions {
  return {
    SendMessage(input) {
      const { QueueUrl, ...rest } = parseRequest(sendMessage, input);
      return sendOne(queues.byUrl(QueueUrl), rest, accountId);
    },
    SendMessageBatch(input) {
      const { QueueUrl, Entries } = parseRequest(sendBatch, input);
      const queue = queues.byUrl(QueueUrl);
      checkBatch("SendMessageBatch", Entries);
      checkSize(Entries);
      checkIds(Entries, queue);
      return forEachEntry(Entries, (entry) => sendOne(queue, entry, accountId));
    },
  };
}

function sendOne(queue: FifoQueue, input: MessageInput, senderId: string) {
  const sent = queue.send({ ...toOutgoing(input), senderId });
  const { AWSTraceHeader } = input.MessageSystemAttributes ?? {};
  return {
    MessageId: sent.messageId,
    SequenceNumber: sent.sequenceNumber,
    MD5OfMessageBody: md5(input.MessageBody),
    MD5OfMessageAttributes: md5OfAttributes(input.MessageAttributes ?? {}),
    MD5OfMessageSystemAttributes: AWSTraceHeader && md5OfAttributes({ AWSTraceHeader }),
  };
}

function toOutgoing(input: MessageInput): OutgoingMessage {
  return {
    body: input.MessageBody,
    groupId: input.MessageGroupId,
    deduplicationId: input.MessageDeduplicationId,
    attributes: input.MessageAttributes,
    traceHeader: input.MessageSystemAttributes?.AWSTraceHeader?.StringValue,
    delayInSeconds: input.DelaySeconds,
  };
}

function checkSize(entries: readonly MessageInput[]): void {
  const size = entries.reduce((sum, entry) => sum + sizeOfMessage(toOutgoing(entry)), 0);
  if (size <= maximumBatchSizeInBytes) return;
  const limit = `Batch requests cannot be longer than ${maximumBatchSizeInBytes} bytes.`;
  throw new AwsError("BatchRequestTooLong", `${limit} You have sent ${size} bytes.`);
}

/** A missing id fails the whole batch, as AWS was seen to do (localstack's recorded answers, test_sqs.snapshot.json). */
function checkIds(entries: readonly MessageInput[], { settings }: FifoQueue): void {
  if (entries.some(({ MessageGroupId }) => MessageGroupId === undefined)) {
    throw new AwsError("InvalidParameterValue", missingParameter("MessageGroupId").message);
  }
  if (settings.contentBasedDeduplication) return;
  if (entries.some(({ MessageDeduplicationId }) => MessageDeduplicationId === undefined)) {
    throw missingDeduplicationId();
  }
}
