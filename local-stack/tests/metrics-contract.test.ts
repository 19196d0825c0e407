import { randomUUID } from "node:crypto";
import { AwsError } from "../src/aws/service";
import { type Pipeline, queryOf, responseOf, startPipeline } from "./support/pipeline";
import { alarmMetrics, dashboardMetrics, queries, type WatchedMetric } from "./support/watching";

/** One line of a service's log. */
type Line = Readonly<Record<string, unknown>>;

/** A metric as CloudWatch reads it from a log line in its embedded format. */
interface Emitted {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, unknown>>;
}

let lines: readonly Line[];
let emitted: readonly Emitted[];
let pipeline: Pipeline;

/** Everything that the services tell is provoked once: the built bundles run, on the local stack. */
beforeAll(async () => {
  let isDatabaseDown = false;
  pipeline = await startPipeline({
    onCall: (_principal, { service }) => {
      if (isDatabaseDown && service === "dynamodb") throw new AwsError("InternalServerError", "down", 500);
    },
  });
  const [early, late, failing] = [randomUUID(), randomUUID(), randomUUID()];
  const sendAndDrain = async (...bodies: [object | string, string][]) => {
    for (const [body, group] of bodies)
      await pipeline.send(typeof body === "string" ? body : JSON.stringify(body), group);
    await pipeline.drain();
  };

  await sendAndDrain([responseOf(early), early]);
  await sendAndDrain([queryOf(early), early]);
  await sendAndDrain([queryOf(early), early]);
  await sendAndDrain([queryOf(late), late], ["no JSON", "malformed"]);
  isDatabaseDown = true;
  await pipeline.send(JSON.stringify(queryOf(failing)), failing);
  await pipeline.untilLogged("failed, to be tried again", 1);
  isDatabaseDown = false;
  await pipeline.drain();
  await pipeline.report({ week: "2025-W45" });
  await pipeline.report({ sweep: true });

  lines = pipeline.logs.filter((line) => /^(processor|reporter): \{/.test(line)).map(parseLine);
  emitted = lines.flatMap(metricsOf);
}, 60_000);
afterAll(() => pipeline.stop());

function parseLine(line: string): Line {
  return JSON.parse(line.slice(line.indexOf("{")));
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function metricsOf(line: Line): Emitted[] {
  interface Directive {
    readonly Namespace: string;
    readonly Dimensions: readonly (readonly string[])[];
    readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
  }
  const { CloudWatchMetrics = [] }: { CloudWatchMetrics?: readonly Directive[] } = Object(line._aws);
  return CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name, Unit }) => ({
        namespace: Namespace,
        name: Name,
        unit: Unit,
        dimensions: Object.fromEntries(names.map((name) => [name, line[name]])),
      })),
    ),
  );
}

const own = (metrics: readonly WatchedMetric[]) => metrics.filter(({ namespace }) => namespace === "cv-analytics");
const identify = ({ namespace, name, dimensions }: Pick<Emitted, "namespace" | "name" | "dimensions">) =>
  JSON.stringify([namespace, name, dimensions]);
const distinct = (metrics: readonly Pick<Emitted, "namespace" | "name" | "dimensions">[]) =>
  [...new Set(metrics.map(identify))].sort();

test("every own metric that an alarm watches is one that the services write, with these dimensions", () => {
  expect(own(alarmMetrics).map(({ where }) => where)).toEqual(
    expect.arrayContaining(["cv-analytics-event-age", "cv-analytics-error-rate", "cv-analytics-no-report"]),
  );
  for (const metric of own(alarmMetrics)) expect(distinct(emitted)).toContain(identify(metric));
});

test("the dashboard shows every metric that the services write, and none that they do not", () => {
  expect(distinct(own(dashboardMetrics))).toEqual(distinct(emitted));
});

test("the services write no more than the ten custom metrics that are free", () => {
  expect(distinct(emitted).length).toBeLessThanOrEqual(10);
});

test("an event's age is in the unit in which the SLO is drawn", () => {
  const units = emitted.filter(({ name }) => name === "EventAge").map(({ unit }) => unit);
  expect(new Set(units)).toEqual(new Set(["Milliseconds"]));
});

describe("the saved queries", () => {
  /** What Lambda writes beside the services' own lines, in its JSON format. */
  const platformFields = ["type", "record.status", "record.errorType"];

  const fieldsIn = (query: string) => {
    const code = query
      .replace(/^#.*$/gm, "")
      .replace(/\/.*\//g, "")
      .replace(/(["']).*?\1/g, "");
    return code.match(/\b(?<!@)(requestId|service|level|message|type|(error|record)\.\w+)\b/g) ?? [];
  };

  test("ask for fields that the services write", () => {
    const written = new Set(lines.flatMap((line) => [...Object.keys(line), ...fieldsBelow("error", line.error)]));
    for (const { query } of queries) {
      for (const field of fieldsIn(query)) expect([...written, ...platformFields]).toContain(field);
    }
  });

  test("find the slowest events in the lines that carry their ages", () => {
    const slowest = queries.find(({ name }) => name.endsWith("slowest events"))?.query ?? "";
    const pattern = new RegExp(/parse @message \/(.+)\/$/m.exec(slowest)?.[1] ?? "^$");
    const ages = lines
      .filter(({ EventAge }) => EventAge !== undefined)
      .map((line) => pattern.exec(JSON.stringify(line)));

    expect(ages.length).toBeGreaterThan(0);
    for (const age of ages) expect(Number(age?.groups?.firstAge)).toBeGreaterThan(0);
  });
});

function fieldsBelow(name: string, value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value).map((field) => `${name}.${field}`) : [];
}
