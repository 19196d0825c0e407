import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { DeadLetters } from "../summary/trust";

const attributes = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;

/** The messages of the dead-letter queue, about: also those that somebody is just looking at. */
export function createSqsDeadLetters(client: SQSClient, queueUrl: string): DeadLetters {
  return {
    async count() {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...attributes] }),
      );
      const count = attributes.reduce((sum, name) => sum + Number(Attributes?.[name] ?? "missing"), 0);
      if (!Number.isInteger(count)) throw new Error("SQS told no number of messages");
      return count;
    },
  };
}
