import { randomUUID } from "node:crypto";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { LocalStack } from "../../src/stack/local-stack";

/** Sends what no visitor causes under the edge's key, each message with a deduplication id of its own. */
export function createProducer(stack: LocalStack, resources: AsyncDisposableStack) {
  const { endpoint, region, queue, caller } = stack;
  const credentials = caller("cv-analytics-edge");
  const client = new SQSClient({ endpoint, region, credentials, useQueueUrlAsEndpoint: false });
  resources.defer(() => client.destroy());
  const [, , , , account] = queue.arn.split(":");
  const QueueUrl = `${endpoint}/${account}/${queue.name}`;
  return async (MessageBody: string, MessageGroupId: string): Promise<void> => {
    const MessageDeduplicationId = randomUUID();
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId, MessageDeduplicationId }));
  };
}
