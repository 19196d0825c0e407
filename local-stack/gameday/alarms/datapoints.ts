import type { Metric } from "../../src/terraform/describe-alarms";

export interface Datapoint extends Metric {
  readonly value: number;
}

/** The metrics of which datapoints are gathered here; of others nothing is known. */
const known: Readonly<Record<string, readonly string[]>> = {
  "AWS/SQS": ["cv-analytics-queue.fifo", "cv-analytics-dlq.fifo"],
  "AWS/Lambda": ["Errors"],
  "cv-analytics": ["EventAge", "Failed", "ReportSent"],
};

export function isKnown({ namespace, name, dimensions }: Metric): boolean {
  const thing = namespace === "AWS/SQS" ? (dimensions.QueueName ?? "") : name;
  return known[namespace]?.includes(thing) ?? false;
}

export function isOfMetric(datapoint: Metric, { namespace, name, dimensions }: Metric): boolean {
  const entries = Object.entries(dimensions);
  const hasSameDimensions =
    Object.keys(datapoint.dimensions).length === entries.length &&
    entries.every(([key, value]) => datapoint.dimensions[key] === value);
  return datapoint.namespace === namespace && datapoint.name === name && hasSameDimensions;
}

/** A metric of the functions' own. */
export function ownMetric(service: string, name: string, value: number): Datapoint {
  return { namespace: "cv-analytics", name, dimensions: { service: `cv-analytics-${service}` }, value };
}

export function lambdaError(service: string): Datapoint {
  const dimensions = { FunctionName: `cv-analytics-${service}` };
  return { namespace: "AWS/Lambda", name: "Errors", dimensions, value: 1 };
}

export function queueMetric(QueueName: string, name: string, value: number): Datapoint {
  return { namespace: "AWS/SQS", name, dimensions: { QueueName }, value };
}
