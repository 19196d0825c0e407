import { percentile } from "../load/latency";

/** A CloudWatch statistic of some values; undefined when there are none. Throws an error for one that is not known here. */
export function statisticOf(name: string, values: readonly number[]): number | undefined {
  if (name === "SampleCount") return values.length;
  if (values.length === 0) return undefined;
  if (name === "Sum") return values.reduce((sum, value) => sum + value, 0);
  if (name === "Maximum") return Math.max(...values);
  const [, percent] = /^p(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  if (percent !== undefined) return percentile(values, Number(percent) / 100);
  throw new Error(`expected the statistic Sum, Maximum, SampleCount or a percentile such as p99, got ${name}`);
}
