import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import type { TerraformStack } from "cdktf";
import { denyPlainHttp, policyOf } from "./policy";

/** SQS's longest. */
const retentionInSeconds = 14 * 24 * 60 * 60;

/** Where runs go that Scheduler could not hand to Lambda. A standard queue: Scheduler takes no FIFO queue for that. */
export function createScheduleDeadLetterQueue(stack: TerraformStack): SqsQueue {
  const queue = new SqsQueue(stack, "schedule_dead_letter_queue", {
    name: "cv-analytics-schedule-dlq",
    messageRetentionSeconds: retentionInSeconds,
    sqsManagedSseEnabled: true,
  });
  new SqsQueuePolicy(stack, "schedule_dead_letter_queue_policy", {
    queueUrl: queue.url,
    policy: policyOf(denyPlainHttp(["sqs:*"], queue.arn)),
  });
  return queue;
}
