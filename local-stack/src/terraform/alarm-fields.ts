import type { AlarmArguments, MetricQuery } from "./alarm-arguments";

/**
 * An alarm's arguments by the names that CloudWatch has for them.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html
 */
export function toAlarmFields(alarm: AlarmArguments): Readonly<Record<string, unknown>> {
  return {
    AlarmName: alarm.alarm_name,
    AlarmDescription: alarm.alarm_description,
    ActionsEnabled: alarm.actions_enabled,
    OKActions: alarm.ok_actions,
    AlarmActions: alarm.alarm_actions,
    InsufficientDataActions: alarm.insufficient_data_actions,
    MetricName: alarm.metric_name,
    Namespace: alarm.namespace,
    Statistic: alarm.statistic,
    ExtendedStatistic: alarm.extended_statistic,
    Dimensions: toDimensions(alarm.dimensions),
    Period: alarm.period,
    Unit: alarm.unit,
    EvaluationPeriods: alarm.evaluation_periods,
    DatapointsToAlarm: alarm.datapoints_to_alarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison_operator,
    TreatMissingData: alarm.treat_missing_data,
    EvaluateLowSampleCountPercentile: alarm.evaluate_low_sample_count_percentiles,
    Metrics: alarm.metric_query?.map(toMetricDataQuery),
  };
}

function toMetricDataQuery({
  id,
  expression,
  label,
  period,
  return_data,
  account_id,
  metric: [metric] = [],
}: MetricQuery) {
  return {
    Id: id,
    Expression: expression,
    Label: label,
    Period: period,
    ReturnData: return_data,
    AccountId: account_id,
    MetricStat: metric && {
      Metric: {
        Namespace: metric.namespace,
        MetricName: metric.metric_name,
        Dimensions: toDimensions(metric.dimensions),
      },
      Period: metric.period,
      Stat: metric.stat,
      Unit: metric.unit,
    },
  };
}

function toDimensions(dimensions: Readonly<Record<string, string>>) {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}
