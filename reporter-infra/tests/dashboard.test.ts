import { synthesise } from "./synthesised";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
    readonly annotations?: { readonly horizontal: readonly { readonly value: number }[] };
  };
}

const { resource } = synthesise();
const dashboards = Object.values(resource.aws_cloudwatch_dashboard ?? {});
const { widgets }: { widgets: readonly Widget[] } = JSON.parse(String(dashboards[0]?.dashboard_body));
const lines = widgets.flatMap(({ properties }) => properties.metrics ?? []);
const metrics = lines.filter(([namespace]) => typeof namespace === "string");

describe("the dashboard", () => {
  test("is the only one, and stays within the 50 metrics that are free", () => {
    expect(dashboards).toHaveLength(1);
    expect(metrics.length).toBeLessThanOrEqual(50);
  });

  test.each([
    ["5 seconds", 5_000],
    ["99.95 % availability", 99.95],
    ["an error rate of 0.5 %", 0.5],
  ])("draws the line that the SLO must not cross: %s", (_, value) => {
    const marks = widgets.flatMap(({ properties }) => properties.annotations?.horizontal ?? []);
    expect(marks.map((mark) => mark.value)).toContain(value);
  });

  test.each([
    ["both functions", ["AWS/Lambda", "FunctionName"], ["cv-analytics-processor", "cv-analytics-reporter"]],
    [
      "queue and dead letters",
      ["AWS/SQS", "QueueName"],
      ["cv-analytics-dlq.fifo", "cv-analytics-queue.fifo", "cv-analytics-schedule-dlq"],
    ],
    [
      "all tables",
      ["AWS/DynamoDB", "TableName"],
      ["cv-analytics-analytics", "cv-analytics-query-events", "cv-analytics-reports"],
    ],
    ["the services' own metrics", ["cv-analytics", "service"], ["cv-analytics-processor", "cv-analytics-reporter"]],
  ])("shows %s", (_, [namespace, dimension], expected) => {
    const shown = metrics.filter((line) => line[0] === namespace && line[2] === dimension).map((line) => line[3]);
    expect([...new Set(shown)].sort()).toEqual(expected);
  });

  test("calculates only with lines of the same graph", () => {
    for (const { properties } of widgets) {
      const drawings = (properties.metrics ?? []).map((line): { id?: string; expression?: string } =>
        Object(line.at(-1)),
      );
      const ids = drawings.map(({ id }) => id);
      const used = drawings.flatMap(({ expression = "" }) => expression.match(/[a-z]+/g) ?? []);
      for (const name of used) expect(ids).toContain(name);
    }
  });

  test("puts no widget upon another or beyond the 24 columns", () => {
    const taken = new Set<string>();
    for (const { x, y, width, height } of widgets) {
      expect(x + width).toBeLessThanOrEqual(24);
      for (let column = x; column < x + width; column += 1) {
        for (let row = y; row < y + height; row += 1) {
          expect(taken).not.toContain(`${column},${row}`);
          taken.add(`${column},${row}`);
        }
      }
    }
  });
});

describe("the saved queries", () => {
  const queries = Object.values(resource.aws_cloudwatch_query_definition ?? {});

  test("answer what on-call asks: one request, the kinds of errors, the slowest events", () => {
    expect(queries.map(({ name }) => name).sort()).toEqual([
      "cv-analytics/errors by kind",
      "cv-analytics/everything about one requestId",
      "cv-analytics/slowest events",
    ]);
  });

  test("bound what they read and show", () => {
    for (const { query_string } of queries) expect(query_string).toMatch(/\n\| limit \d+$/);
  });
});
