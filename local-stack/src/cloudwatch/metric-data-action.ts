import * as z from "zod";
import type { Actions } from "../aws/actions";
import { readInput } from "../aws/read-input";
import { AwsError } from "../aws/service";
import type { ReadMetric } from "./queue-metrics";

const metricStat = z.strictObject({
  Metric: z.strictObject({
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  }),
  Period: z.number().int().min(1),
  Stat: z.string(),
  Unit: z.string().optional(),
});

// An expression is refused, not answered with no values: nothing here calculates.
const query = z.strictObject({
  Id: z.string().regex(/^[a-z]\w*$/),
  Label: z.string().optional(),
  MetricStat: metricStat,
  ReturnData: z.boolean().default(true),
});

const request = z.strictObject({
  MetricDataQueries: z.array(query).min(1).max(500),
  StartTime: z.number(),
  EndTime: z.number(),
  ScanBy: z.enum(["TimestampDescending", "TimestampAscending"]).optional(),
  MaxDatapoints: z.number().int().optional(),
});

type Query = z.infer<typeof query>;

/**
 * Values of metrics. A metric here has one value, that of now, whatever range and statistic are asked for; its time is the
 * period's that holds the end of the range, because the stack's clock may be ahead of the caller's.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function metricDataAction(readMetric: ReadMetric, now: () => number): Actions {
  return {
    GetMetricData(input) {
      const { MetricDataQueries, StartTime, EndTime } = readInput(request, input, "ValidationError");
      if (StartTime >= EndTime)
        throw new AwsError("ValidationError", "The parameter StartTime must be before EndTime.");
      const at = Math.min(now() / 1000, EndTime);
      const asked = MetricDataQueries.filter(({ ReturnData }) => ReturnData);
      return { MetricDataResults: asked.map((one) => renderResult(one, readMetric, at)), Messages: [] };
    },
  };
}

function renderResult({ Id, Label, MetricStat: { Metric, Period } }: Query, readMetric: ReadMetric, at: number) {
  const dimensions = Object.fromEntries(Metric.Dimensions.map(({ Name, Value }) => [Name, Value]));
  const value = readMetric({ namespace: Metric.Namespace, name: Metric.MetricName, dimensions });
  const hasValue = value !== undefined;
  return {
    Id,
    Label: Label ?? Metric.MetricName,
    Timestamps: hasValue ? [Math.floor(at / Period) * Period] : [],
    Values: hasValue ? [value] : [],
    StatusCode: "Complete",
  };
}
