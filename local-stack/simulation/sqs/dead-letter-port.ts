import type {
  DeadLetterQueue,
  DeadMessage,
  Receipt,
} from "../../../cv-analytics-oncall/src/dead-letters/dead-letter-queue";
import { markAttribute, readMark } from "../../../cv-analytics-oncall/src/dead-letters/redrive-mark";
import type { ReceivedMessage } from "../../src/sqs/message";
import type { Process } from "../services/process";
import type { Queues } from "./queues";

const mostPerCall = 10;

/** The dead-letter queue as the on-call tool asks for it. */
export function createDeadLetterPort({ deadLetters: queue }: Queues, process: Process): DeadLetterQueue {
  return {
    receive: (hiddenForInSeconds) =>
      process.call(
        () => "looks for dead letters",
        () =>
          queue
            .receive({ maxMessages: mostPerCall, visibilityTimeoutInSeconds: hiddenForInSeconds })
            .map(toDeadMessage),
      ),
    hide: (receipts, forInSeconds) =>
      process.call(
        () => `hides ${receipts.length} dead letters for ${forInSeconds} s`,
        () =>
          void receipts.filter((receipt) => !tryIt(() => queue.changeVisibility(receipt.receiptHandle, forInSeconds))),
      ),
    delete: (receipts) =>
      process.call(
        () => `deletes ${receipts.map(({ messageId }) => messageId).join(", ")} from the dead-letter queue`,
        () => receipts.filter((receipt: Receipt) => !tryIt(() => queue.delete(receipt.receiptHandle))),
      ),
    depth: () =>
      process.call(
        () => "asks how much is dead",
        () => queue.counts(),
      ),
    retention: async () => queue.settings.retentionInSeconds,
  };
}

/** Whether the message was still in flight. */
function tryIt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function toDeadMessage(message: ReceivedMessage): DeadMessage {
  const { messageId, groupId, receiptHandle, sequenceNumber, body, sentAt, receiveCount, attributes } = message;
  return {
    messageId,
    groupId,
    receiptHandle,
    sequenceNumber,
    body,
    diedAt: sentAt,
    receiveCount,
    mark: readMark(attributes[markAttribute]?.StringValue),
    traceHeader: undefined,
  };
}
