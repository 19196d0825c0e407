import { type CloudWatchClient, GetMetricDataCommand, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { names } from "../names";
import type { QueueMetrics } from "../status/queue-ages";

/** SQS measures every minute, a few minutes late; a queue that nobody used for six hours is not measured at all. */
const lookBackInMs = 15 * 60_000;

/** SQS itself tells how many messages a queue holds, but not how old they are. */
export function createCloudWatchMetrics(client: CloudWatchClient): QueueMetrics {
  return {
    async ages(now) {
      const { MetricDataResults = [] } = await client.send(
        new GetMetricDataCommand({
          MetricDataQueries: [ageOfOldest("queue", names.queue), ageOfOldest("deadLetters", names.deadLetterQueue)],
          StartTime: new Date(now - lookBackInMs),
          EndTime: new Date(now),
          ScanBy: "TimestampDescending",
        }),
      );
      const inMs = (id: string) => {
        const [seconds] = MetricDataResults.find(({ Id }) => Id === id)?.Values ?? [];
        return seconds === undefined ? undefined : seconds * 1000;
      };
      return { queue: inMs("queue"), deadLetters: inMs("deadLetters") };
    },
  };
}

function ageOfOldest(id: string, queue: string): MetricDataQuery {
  const Metric = {
    Namespace: "AWS/SQS",
    MetricName: "ApproximateAgeOfOldestMessage",
    Dimensions: [{ Name: "QueueName", Value: queue }],
  };
  return { Id: id, MetricStat: { Metric, Period: 60, Stat: "Maximum" } };
}
