import type { Operations } from "../cost/counting/operations";
import { costsAtFreeLoad } from "../cost/pricing/check";
import { readPrices } from "../cost/pricing/prices";
import { costReport, readDeployed } from "../cost/report";
import { stackFiles } from "../src/stack/files";
import { type Resources, withDoctored } from "./support/doctored-workspaces";
import { operationsOf } from "./support/sample-operations";

const prices = readPrices();
const deployed = readDeployed();
const costly = (operations: Operations, files = stackFiles) =>
  costsAtFreeLoad(costReport([operations], files, prices, deployed)).map(({ item }) => item);
const costlyWith = (workspace: string, change: (resources: Resources) => void) =>
  withDoctored(workspace, change, (files) => costly(operationsOf(), files));
const block = (resources: Resources, type: string, name: string) => {
  const found = resources[type]?.[name];
  if (!found) throw new Error(`there is no ${type}.${name}`);
  return found;
};

test("10,000 questions a month cost nothing in the workspaces as they are", () => {
  expect(costly(operationsOf())).toEqual([]);
});

test.each<[string, string, (resources: Resources) => void]>([
  [
    "writeCapacityHours",
    "processor-infra",
    (all) => Object.assign(block(all, "aws_dynamodb_table", "query_events"), { write_capacity: 12 }),
  ],
  [
    "readCapacityHours",
    "reporter-infra",
    (all) => Object.assign(block(all, "aws_dynamodb_table", "reports"), { read_capacity: 10 }),
  ],
  [
    "recoveryGb",
    "processor-infra",
    (all) =>
      Object.assign(block(all, "aws_dynamodb_table", "analytics"), { point_in_time_recovery: { enabled: true } }),
  ],
  [
    "alarmMetrics",
    "worker-infra",
    (all) => {
      const alarm = block(all, "aws_cloudwatch_metric_alarm", "cv_analytics_queue_stuck");
      Object.assign(all.aws_cloudwatch_metric_alarm ?? {}, { one_more: { ...alarm, alarm_name: "one-more" } });
    },
  ],
  [
    "dashboards",
    "reporter-infra",
    (all) => {
      const dashboard = block(all, "aws_cloudwatch_dashboard", "dashboard");
      for (const name of ["second", "third", "fourth"])
        Object.assign(all.aws_cloudwatch_dashboard ?? {}, { [name]: { ...dashboard, dashboard_name: name } });
    },
  ],
])("the check fails by %s when a change of %s costs something", (item, workspace, change) => {
  expect(costlyWith(workspace, change)).toEqual([item]);
});

test("the check fails when the processor makes ten times the calls", () => {
  const { queueRequests } = operationsOf().asking;
  const tenfold = Object.fromEntries(Object.entries(queueRequests).map(([action, count]) => [action, 10 * count]));

  expect(costly(operationsOf({ queueRequests: tenfold }))).toEqual(["queueRequests"]);
});

test("the check fails by an eleventh custom metric in the logs", () => {
  const customMetrics = Array.from({ length: 11 }, (_, number) => `cv-analytics/metric-${number}{}`);

  expect(costly(operationsOf({ customMetrics }))).toEqual(["customMetrics"]);
});

test("a resource that the price file does not know is an error, not free", () => {
  const unknown = { ...prices, resources: { aws_sqs_queue: "paid by request" } };
  const report = () => costReport([operationsOf()], stackFiles, unknown, deployed);

  expect(report).toThrow(/worker-infra's aws_\S+: the price file does not say what aws_\w+ costs/);
});

test("counts of an edge that holds events back do not stand for the edge as it is deployed", () => {
  expect(() => costly(operationsOf({}, { holdQueryMs: 4_000 }))).toThrow("with the edge as it is deployed");
});
