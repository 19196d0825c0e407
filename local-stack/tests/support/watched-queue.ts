import { createCloudWatchService } from "../../src/cloudwatch/cloudwatch-service";
import { SqsQueues } from "../../src/sqs/queues";
import type { AlarmDescription } from "../../src/terraform/describe-alarms";
import { type Account, allow, place, startAccount } from "./account";
import { VirtualClock } from "./virtual-clock";

const alarmArn = (name: string) => `arn:aws:cloudwatch:${place.region}:${place.accountId}:alarm:${name}`;

export type WatchedQueue = Awaited<ReturnType<typeof startWatchedQueue>>;

/** A queue on a virtual clock with a CloudWatch that watches it; the engineer may set some alarms. */
export async function startWatchedQueue(alarms: readonly AlarmDescription[] = []) {
  const clock = new VirtualClock();
  let lastId = 0;
  const queues = new SqsQueues({ ...place, now: clock.now, newId: () => `id-${++lastId}` });
  const queue = queues.create("events.fifo", { FifoQueue: "true" });
  const account: Account = await startAccount({
    services: { cloudwatch: createCloudWatchService({ alarms, queues: () => queues.list(), now: clock.now }) },
    statements: [
      allow(["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"], "*"),
      ...["full", "elsewhere", "gone"].map((name) => allow("cloudwatch:SetAlarmState", alarmArn(name))),
    ],
  });
  const send = (body: string) => queue.send({ body, groupId: body, deduplicationId: body });
  return { clock, queue, account, send };
}

/** An alarm on a metric of AWS/SQS that is raised by more than `threshold`. */
export function alarmOn(name: string, metricName: string, threshold: number, QueueName = "events.fifo") {
  const metric = { namespace: "AWS/SQS", name: metricName, dimensions: { QueueName } };
  const fields = { AlarmName: name, MetricName: metricName, AlarmDescription: `${name} is raised` };
  return { name, arn: alarmArn(name), comparison: "GreaterThanThreshold" as const, threshold, metric, fields };
}
