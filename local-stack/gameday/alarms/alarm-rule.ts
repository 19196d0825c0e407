import * as z from "zod";
import type { AlarmDescription, Metric } from "../../src/terraform/describe-alarms";

const dimensions = z
  .array(z.object({ Name: z.string(), Value: z.string() }))
  .default([])
  .transform((list) => Object.fromEntries(list.map(({ Name, Value }) => [Name, Value])));

const metricStat = z.object({
  Metric: z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions }),
  Period: z.number(),
  Stat: z.string(),
});

const fields = z.object({
  Period: z.number().optional(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Metrics: z
    .array(z.object({ Id: z.string(), Expression: z.string().optional(), MetricStat: metricStat.optional() }))
    .default([]),
});

/** What an alarm looks at, and for how long it must look bad. */
export interface AlarmRule {
  readonly queries: readonly { readonly id: string; readonly metric: Metric; readonly statistic: string }[];
  /** Absent for an alarm of one metric. */
  readonly expression?: string;
  /** For how many seconds the metric must be bad; undefined when one bad period is enough. */
  readonly badForInSeconds: number | undefined;
}

export function ruleOf({ name, metric, fields: raw }: AlarmDescription): AlarmRule {
  const alarm = fields.parse(raw);
  const calculated = alarm.Metrics.flatMap(({ Id, MetricStat }) => (MetricStat ? [toQuery(Id, MetricStat)] : []));
  const expression = alarm.Metrics.find((query) => query.Expression !== undefined)?.Expression;
  const periods = alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods;
  const badForInSeconds = periods > 1 ? periods * (alarm.Period ?? 0) : undefined;
  if (expression !== undefined) return { queries: calculated, expression, badForInSeconds };
  const statistic = alarm.Statistic ?? alarm.ExtendedStatistic;
  if (!metric || statistic === undefined)
    throw new Error(`${name} has neither an expression nor a metric and its statistic`);
  return { queries: [{ id: "metric", metric, statistic }], badForInSeconds };
}

function toQuery(id: string, { Metric: metric, Stat }: z.infer<typeof metricStat>) {
  const { Namespace, MetricName, Dimensions } = metric;
  return { id, metric: { namespace: Namespace, name: MetricName, dimensions: Dimensions }, statistic: Stat };
}
