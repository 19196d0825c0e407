import * as z from "zod";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
const schema = z.object({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** The metrics that CloudWatch makes of a log line, one for each set of dimensions: that is what is paid for. */
export function metricsInLine(line: string): string[] {
  if (!line.includes("_aws")) return [];
  const read = schema.safeParse(parse(line));
  if (!read.success) return [];
  const values = parse(line) as Readonly<Record<string, unknown>>;
  return read.data._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => {
      const place = names.map((name) => `${name}=${values[name]}`).join(",");
      return Metrics.map(({ Name }) => `${Namespace}/${Name}{${place}}`);
    }),
  );
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
