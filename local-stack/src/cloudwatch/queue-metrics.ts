import type { FifoQueue } from "../sqs/fifo-queue";
import type { Metric } from "../terraform/describe-alarms";

/** What a metric is at this moment; undefined for one that has no value here. */
export type ReadMetric = (metric: Metric) => number | undefined;

export interface QueueMetricsWorld {
  /** The account's queues. */
  readonly queues: () => readonly FifoQueue[];
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The metrics of AWS/SQS that tell how a queue stands; ages are in seconds. An empty queue's oldest message is 0 s old.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function createQueueMetrics({ queues, now }: QueueMetricsWorld): ReadMetric {
  const ageOf = (queue: FifoQueue) => Math.floor((now() - (queue.oldestSentAt() ?? now())) / 1000);
  const readings = new Map<string, (queue: FifoQueue) => number>([
    ["ApproximateAgeOfOldestMessage", ageOf],
    ["ApproximateNumberOfMessagesVisible", (queue) => queue.counts().visible],
    ["ApproximateNumberOfMessagesNotVisible", (queue) => queue.counts().inFlight],
  ]);
  return ({ namespace, name, dimensions: { QueueName, ...more } }) => {
    if (namespace !== "AWS/SQS" || Object.keys(more).length > 0) return undefined;
    const queue = queues().find((one) => one.name === QueueName);
    return queue && readings.get(name)?.(queue);
  };
}
