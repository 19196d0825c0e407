import { readFileSync } from "node:fs";
import { type Operations, operationsSchema } from "../cost/counting/operations";
import { functionFacts } from "../cost/facts/function-facts";
import { costsAtFreeLoad } from "../cost/pricing/check";
import { readPrices } from "../cost/pricing/prices";
import { costReport, readDeployed } from "../cost/report";
import { stackFiles, templateFile } from "../src/stack/files";
import type { Service } from "../src/stack/lambdas";
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

test("counts without a single run are an error, not free", () => {
  const withoutRuns = operationsOf({ runs: 0 });

  expect(operationsSchema.safeParse(withoutRuns).error?.issues.map(({ path }) => path)).toEqual([["asking", "runs"]]);
  expect(() => costly(withoutRuns)).toThrow("expected a finite amount of SQS requests");
});

const alarm = ["  Eleventh:", "    Type: AWS::CloudWatch::Alarm", "    Properties: { AlarmName: eleventh }", ""];
const ofConcurrency = "ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 }";
const version = ["  Warm:", "    Type: AWS::Lambda::Version", `    Properties: { ${ofConcurrency} }`, ""];
const afterResources = "\nOutputs:";

test.each<[string, Service, string, string]>([
  ["AWS::CloudWatch::Alarm", "reporter", afterResources, `${alarm.join("\n")}${afterResources}`],
  ["AWS::Lambda::Version", "processor", afterResources, `${version.join("\n")}${afterResources}`],
  ["ProvisionedPollerConfig", "processor", "ScalingConfig:", "ProvisionedPollerConfig: {}\n      ScalingConfig:"],
  ["SnapStart", "processor", "Timeout:", "SnapStart: { ApplyOn: PublishedVersions }\n      Timeout:"],
  ["EphemeralStorage", "reporter", "Timeout:", "EphemeralStorage: { Size: 1024 }\n      Timeout:"],
])("%s in the lambda.yaml of the %s is an error, not free", (what, service, before, after) => {
  const file = templateFile(service);
  const doctored = readFileSync(file, "utf8").replace(before, after);

  expect(() => functionFacts(doctored, file)).toThrow(/the cost check does not know what .* costs/);
  expect(() => functionFacts(doctored, file)).toThrow(what);
});

test("the storage that every function has is free", () => {
  const file = templateFile("reporter");
  const doctored = readFileSync(file, "utf8").replace("Timeout:", "EphemeralStorage: { Size: 512 }\n      Timeout:");

  expect(functionFacts(doctored, file)).toEqual(readDeployed().reporter);
});

test("counts of an edge that holds events back do not stand for the edge as it is deployed", () => {
  expect(() => costly(operationsOf({}, { holdQueryMs: 4_000 }))).toThrow("with the edge as it is deployed");
});
