import * as z from "zod";
import { blocksOf } from "./resource";

// Those that compare with a band of expected values need a model that CloudWatch learns; the local stack has none.
const comparison = z.enum([
  "GreaterThanThreshold",
  "GreaterThanOrEqualToThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
]);

const text = z.string().optional();
const number = z.number().optional();
const actions = z.array(z.string()).default([]);
const dimensions = z.record(z.string(), z.string()).default({});

const metricSchema = z.strictObject({
  metric_name: z.string(),
  namespace: z.string(),
  dimensions,
  period: z.number(),
  stat: z.string(),
  unit: text,
});

const querySchema = z.strictObject({
  id: z.string(),
  account_id: text,
  expression: text,
  label: text,
  metric: blocksOf(metricSchema),
  period: number,
  return_data: z.boolean().optional(),
});

export type MetricQuery = z.infer<typeof querySchema>;

/** What an `aws_cloudwatch_metric_alarm` says. */
export const alarmSchema = z.strictObject({
  alarm_name: z.string(),
  alarm_description: text,
  actions_enabled: z.boolean().default(true),
  alarm_actions: actions,
  insufficient_data_actions: actions,
  ok_actions: actions,
  comparison_operator: comparison,
  threshold: number,
  evaluation_periods: z.number(),
  datapoints_to_alarm: number,
  treat_missing_data: text,
  evaluate_low_sample_count_percentiles: text,
  metric_name: text,
  namespace: text,
  dimensions,
  period: number,
  statistic: text,
  extended_statistic: text,
  unit: text,
  metric_query: blocksOf(querySchema),
  tags: z.unknown().optional(),
});

export type AlarmArguments = z.infer<typeof alarmSchema>;

export type Comparison = z.infer<typeof comparison>;
