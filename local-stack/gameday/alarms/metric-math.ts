import { runInNewContext } from "node:vm";

type Series = number | undefined;

const functions = {
  IF: (condition: boolean, then: Series, otherwise: Series) => (condition ? then : otherwise),
  FILL: (series: Series, value: number) => series ?? value,
};

/**
 * The value of a metric math expression of the workspaces over one period. What CloudWatch's IF, FILL and arithmetic mean
 * there, JavaScript's evaluation of the same text means; any other function is an error.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function evaluateExpression(expression: string, values: Readonly<Record<string, Series>>): Series {
  const value: unknown = runInNewContext(expression, { ...functions, ...values });
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
