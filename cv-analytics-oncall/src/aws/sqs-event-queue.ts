import { BatchRequestTooLong, SendMessageBatchCommand, type SendMessageBatchRequestEntry } from "@aws-sdk/client-sqs";
import { markAttribute, writeMark } from "../dead-letters/redrive-mark";
import type { EventQueue, OutgoingMessage } from "../redrive/event-queue";
import type { SqsQueueAddress } from "./sqs-queue-address";

export function createSqsEventQueue(queue: SqsQueueAddress): EventQueue {
  async function send(messages: readonly OutgoingMessage[]) {
    const { Failed = [] } = await queue.client.send(
      new SendMessageBatchCommand({ QueueUrl: await queue.url(), Entries: messages.map(toEntry) }),
    );
    const refusals = new Map(Failed.map(({ Id, Code, Message }) => [Id, `${Code}: ${Message ?? "no reason given"}`]));
    return messages.map((_, index) => refusals.get(String(index)));
  }

  return {
    async send(messages) {
      try {
        return await send(messages);
      } catch (error) {
        // Nothing of such a batch is sent, so of a single message it is known what became of it.
        if (messages.length === 1 && error instanceof BatchRequestTooLong) return [error.message];
        throw error;
      }
    },
  };
}

function toEntry(message: OutgoingMessage, index: number): SendMessageBatchRequestEntry {
  const { body, groupId, deduplicationId, mark, traceHeader } = message;
  return {
    Id: String(index),
    MessageBody: body,
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
    MessageAttributes: { [markAttribute]: { DataType: "String", StringValue: writeMark(mark) } },
    ...(traceHeader && {
      MessageSystemAttributes: { AWSTraceHeader: { DataType: "String", StringValue: traceHeader } },
    }),
  };
}
