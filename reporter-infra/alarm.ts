import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformStack } from "cdktf";

type Condition = Omit<
  CloudwatchMetricAlarmConfig,
  "alarmName" | "alarmDescription" | "alarmActions" | "okActions" | "treatMissingData"
>;

/** An alarm, in the words that the engineer on call reads; none of them can be left out. */
export interface Alarm extends Condition {
  /** In full; the heading of the alarm's section in the runbook as well. */
  readonly name: string;
  /** What has happened. */
  readonly says: string;
  /** Who suffers, and how. */
  readonly impact: string;
  /** What silence means: that all is well, or that nothing works any more. */
  readonly whenMissing: "notBreaching" | "breaching";
}

const runbook = "docs/operations.md";

/** Raises the alarm at the topic, and tells it there when it is over. */
export function createAlarm(stack: TerraformStack, topic: { readonly arn: string }, alarm: Alarm): void {
  const { name, says, impact, whenMissing, ...condition } = alarm;
  new CloudwatchMetricAlarm(stack, name.replaceAll("-", "_"), {
    ...condition,
    alarmName: name,
    alarmDescription: `${says} Impact: ${impact} Runbook: ${runbook}#${name}`,
    treatMissingData: whenMissing,
    alarmActions: [topic.arn],
    okActions: [topic.arn],
  });
}
