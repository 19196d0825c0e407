import { readFileSync } from "node:fs";
import { join } from "node:path";
import { slo as alarmed } from "../../processor-infra/slo";
import { slo as drawn } from "../../reporter-infra/slo";
import { stackFiles } from "../src/stack/files";
import { describeService } from "../src/stack/lambdas";
import { loadInfrastructure } from "../src/terraform/infrastructure";
import { account, alarmMetrics, alarms, dashboardMetrics, shownAlarms } from "./support/watching";

const names = alarms.map(({ alarm_name }) => String(alarm_name));
const infrastructure = loadInfrastructure({ stackFiles, ...account, endpoint: "https://sqs.eu-west-2.amazonaws.com" });
const services = ["processor", "reporter"] as const;

/** What CloudWatch's pages on Lambda, SQS and DynamoDB call the metrics that are used here. */
const awsMetrics: Readonly<Record<string, readonly string[]>> = {
  "AWS/Lambda": ["Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions"],
  "AWS/SQS": [
    "ApproximateAgeOfOldestMessage",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesVisible",
    "NumberOfMessagesDeleted",
    "NumberOfMessagesSent",
  ],
  "AWS/DynamoDB": [
    "ConsumedReadCapacityUnits",
    "ConsumedWriteCapacityUnits",
    "ReadThrottleEvents",
    "WriteThrottleEvents",
  ],
};

/** What a dimension's value must be the name of. */
const named: Readonly<Record<string, readonly (string | undefined)[]>> = {
  FunctionName: services.map((service) => describeService(service, account, {}).function.name),
  QueueName: infrastructure.queues.map(({ name }) => name),
  TableName: infrastructure.tables.map(({ name }) => name),
  GlobalSecondaryIndexName: infrastructure.tables.flatMap(({ create }) =>
    (create.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName),
  ),
};

describe("the alarms of all workspaces", () => {
  test("are those that were asked for", () => {
    expect([...names].sort()).toEqual([
      "cv-analytics-dlq-not-empty",
      "cv-analytics-error-rate",
      "cv-analytics-event-age",
      "cv-analytics-no-report",
      "cv-analytics-processor-errors",
      "cv-analytics-processor-throttled",
      "cv-analytics-queue-stuck",
      "cv-analytics-reporter-failed",
      "cv-analytics-schedule-undelivered",
    ]);
  });

  test("are free: AWS counts ten metrics in alarms, each line of a calculation for itself, at a minute or more", () => {
    expect(alarms.length).toBeLessThanOrEqual(10);
    expect(alarmMetrics.length).toBeLessThanOrEqual(10);
    for (const { period } of alarms) expect(Number(period ?? 60)).toBeGreaterThanOrEqual(60);
  });

  test("report to the one topic that worker-infra makes for them", () => {
    const topic = infrastructure.topics.find(({ name }) => name === "cv-analytics-alarms")?.arn;
    for (const { alarm_actions, ok_actions } of alarms) expect([alarm_actions, ok_actions]).toEqual([[topic], [topic]]);
  });

  test("have each a section in the runbook, and the runbook has no section of an alarm that is no more", () => {
    const runbook = readFileSync(join(__dirname, "../../docs/operations.md"), "utf8");
    const sections = [...runbook.matchAll(/^#+ (cv-analytics-\S+)$/gm)].map(([, heading]) => heading);
    expect(sections.sort()).toEqual([...names].sort());
  });

  test("are all shown on the dashboard", () => {
    const arns = alarms.map(({ arn }) => String(arn));
    expect(shownAlarms.map(String).sort()).toEqual(arns.sort());
  });

  test("watch the lines that the dashboard draws", () => {
    expect(drawn).toMatchObject(alarmed);
  });
});

describe("what alarms and dashboard look at", () => {
  const used = [...alarmMetrics, ...dashboardMetrics].filter(({ namespace }) => namespace.startsWith("AWS/"));

  test("are metrics that AWS reports, of things that templates and workspaces make", () => {
    for (const { namespace, name, dimensions } of used) {
      expect(awsMetrics[namespace]).toContain(name);
      for (const [dimension, value] of Object.entries(dimensions)) expect(named[dimension]).toContain(value);
    }
  });

  test("includes every queue and every table", () => {
    const values = dashboardMetrics.flatMap(({ dimensions }) => Object.values(dimensions));
    for (const name of [...(named.QueueName ?? []), ...(named.TableName ?? [])]) expect(values).toContain(name);
  });
});
