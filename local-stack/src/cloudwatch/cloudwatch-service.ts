import { serviceOf } from "../aws/actions";
import type { AwsService } from "../aws/service";
import type { AlarmDescription } from "../terraform/describe-alarms";
import { alarmActions } from "./alarm-actions";
import { Alarms } from "./alarms";
import { metricDataAction } from "./metric-data-action";
import { createQueueMetrics, type QueueMetricsWorld } from "./queue-metrics";

export interface CloudWatchServiceOptions extends QueueMetricsWorld {
  readonly alarms: readonly AlarmDescription[];
}

/** CloudWatch as far as it tells how the account's queues stand and which alarms are raised. */
export function createCloudWatchService({ alarms, ...world }: CloudWatchServiceOptions): AwsService {
  const { now } = world;
  const readMetric = createQueueMetrics(world);
  return serviceOf("CloudWatch", {
    ...alarmActions(new Alarms({ descriptions: alarms, readMetric, now })),
    ...metricDataAction(readMetric, now),
  });
}
