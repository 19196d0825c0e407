import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { DeadLetters } from "../summary/trust";

/** The visible messages of the dead-letter queue, about. */
export function createSqsDeadLetters(client: SQSClient, queueUrl: string): DeadLetters {
  return {
    async count() {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
      );
      const count = Number(Attributes?.ApproximateNumberOfMessages ?? "missing");
      if (!Number.isInteger(count)) throw new Error("SQS told no number of messages");
      return count;
    },
  };
}
