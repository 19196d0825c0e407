import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { TerraformStack } from "cdktf";
import { createAlarm } from "./alarm";

export interface Watched {
  readonly queue: SqsQueue;
  readonly deadLetterQueue: SqsQueue;
}

/** One receive after a passing fault comes after a minute; what is still there then has failed twice, or nobody takes it. */
const tooOldInSeconds = 15 * 60;

/** The alarms of what lies between edge and processor. */
export function createAlarms(stack: TerraformStack, topic: SnsTopic, { queue, deadLetterQueue }: Watched): void {
  createAlarm(stack, topic, {
    name: "cv-analytics-dlq-not-empty",
    says: "An event is in the dead-letter queue: the processor gave it up after three receives.",
    impact:
      "The weekly report lacks a question or its answer until the event is redriven; its other half expires after 24 hours.",
    // Not NumberOfMessagesSent: SQS does not count what it moves there itself.
    metricName: "ApproximateNumberOfMessagesVisible",
    namespace: "AWS/SQS",
    dimensions: { QueueName: deadLetterQueue.name },
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    // SQS stops reporting on a queue that nobody used for six hours.
    whenMissing: "notBreaching",
  });
  createAlarm(stack, topic, {
    name: "cv-analytics-queue-stuck",
    says: `The oldest event has been in the queue for more than ${tooOldInSeconds / 60} minutes.`,
    impact: "Questions reach the report late, and never if they stay for 14 days; visitors notice nothing.",
    metricName: "ApproximateAgeOfOldestMessage",
    namespace: "AWS/SQS",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: tooOldInSeconds,
    whenMissing: "notBreaching",
  });
}
