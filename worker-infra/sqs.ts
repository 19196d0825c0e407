import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { SqsQueueRedriveAllowPolicy } from "@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy";
import { SqsQueueRedrivePolicy } from "@cdktf/provider-aws/lib/sqs-queue-redrive-policy";
import type { TerraformStack } from "cdktf";
import { denyPlainHttp, policyOf } from "./policy";

/** The processor's function timeout, which its lambda.yaml sets: AWS refuses an event source mapping to a queue whose visibility timeout is shorter. */
const processorTimeoutInSeconds = 30;

/** AWS's advice for a queue that Lambda reads: room for throttled invocations before a message shows up again. */
const visibilityTimeoutInSeconds = 6 * processorTimeoutInSeconds;

/** SQS's longest: events outlast a long outage, and on-call has two weeks to look at what failed. */
const retentionInSeconds = 14 * 24 * 60 * 60;

const receivesBeforeDeadLetter = 3;

/** What the event queue and its dead-letter queue have in common. */
const fifo = {
  fifoQueue: true,
  // Producers name their deduplication ids: hashing the body would let a retried send with a new timestamp through.
  contentBasedDeduplication: false,
  deduplicationScope: "messageGroup",
  fifoThroughputLimit: "perMessageGroupId",
  // SSE-SQS: encrypted at rest, and free unlike a KMS key.
  sqsManagedSseEnabled: true,
  messageRetentionSeconds: retentionInSeconds,
};

/** The queue between edge and processor. */
export function createEventQueue(stack: TerraformStack): SqsQueue {
  const queue = new SqsQueue(stack, "event_queue", {
    ...fifo,
    name: "cv-analytics-queue.fifo",
    visibilityTimeoutSeconds: visibilityTimeoutInSeconds,
  });
  refusePlainHttp(stack, "event_queue_policy", queue);
  return queue;
}

/** Where events go that the processor could not handle. */
export function createDeadLetterQueue(stack: TerraformStack): SqsQueue {
  const queue = new SqsQueue(stack, "dead_letter_queue", { ...fifo, name: "cv-analytics-dlq.fifo" });
  refusePlainHttp(stack, "dead_letter_queue_policy", queue);
  return queue;
}

/** Moves what fails from `source` to `target` and lets on-call move it back. Resources of their own, for each queue names the other. */
export function redrive(stack: TerraformStack, source: SqsQueue, target: SqsQueue): void {
  new SqsQueueRedrivePolicy(stack, "redrive", {
    queueUrl: source.url,
    redrivePolicy: JSON.stringify({ deadLetterTargetArn: target.arn, maxReceiveCount: receivesBeforeDeadLetter }),
  });
  new SqsQueueRedriveAllowPolicy(stack, "redrive_allow", {
    queueUrl: target.url,
    redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [source.arn] }),
  });
}

function refusePlainHttp(stack: TerraformStack, id: string, queue: SqsQueue): void {
  new SqsQueuePolicy(stack, id, { queueUrl: queue.url, policy: policyOf(denyPlainHttp(["sqs:*"], queue.arn)) });
}
