import { alarmSchema, type Comparison } from "./alarm-arguments";
import { toAlarmFields } from "./alarm-fields";
import { type Resource, readArguments, textAttribute } from "./resource";
import type { ResourceFinder } from "./resource-finder";

/** An alarm: what decides its state, and all that `DescribeAlarms` tells of it beside that. */
export interface AlarmDescription {
  readonly name: string;
  readonly arn: string;
  readonly comparison: Comparison;
  /** Undefined for an alarm whose threshold is calculated. */
  readonly threshold: number | undefined;
  /** Undefined for an alarm that watches an expression. */
  readonly metric: Metric | undefined;
  /** By CloudWatch's own field names. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A metric as an alarm watches it, without how it is summed up over time. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export function describeAlarms(resources: ResourceFinder): AlarmDescription[] {
  return resources("aws_cloudwatch_metric_alarm").map(describeAlarm);
}

function describeAlarm(resource: Resource): AlarmDescription {
  const alarm = readArguments(resource, alarmSchema);
  const { alarm_name: name, comparison_operator, threshold, namespace, metric_name: metricName } = alarm;
  const isOfOneMetric = namespace !== undefined && metricName !== undefined;
  return {
    name,
    arn: textAttribute(resource, "arn"),
    comparison: comparison_operator,
    threshold,
    metric: isOfOneMetric ? { namespace, name: metricName, dimensions: alarm.dimensions } : undefined,
    fields: toAlarmFields(alarm),
  };
}
