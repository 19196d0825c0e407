import assert from "node:assert/strict";
import { DescribeAlarmsCommand, GetDashboardCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeQueryDefinitionsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { WorkspaceName } from "../terraform/workspaces";
import { arnOf, type Check, resourcesOf } from "./check";

const owners: Readonly<Record<string, WorkspaceName>> = {
  "cv-analytics-dlq-not-empty": "worker-infra",
  "cv-analytics-error-rate": "processor-infra",
  "cv-analytics-event-age": "processor-infra",
  "cv-analytics-no-report": "reporter-infra",
  "cv-analytics-processor-errors": "processor-infra",
  "cv-analytics-processor-throttled": "processor-infra",
  "cv-analytics-queue-stuck": "worker-infra",
  "cv-analytics-reporter-failed": "reporter-infra",
  "cv-analytics-schedule-undelivered": "reporter-infra",
};
const alarms = Object.keys(owners);
const freeAlarms = 10;

const queries = ["errors_by_kind", "everything_about_one_requestid", "slowest_events"];

export const monitoringChecks: readonly Check[] = [
  {
    covers: Object.entries(owners).flatMap(([name, owner]) =>
      resourcesOf(owner, `aws_cloudwatch_metric_alarm.${name.replaceAll("-", "_")}`),
    ),
    look: async ({ cloudwatch }) => {
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({}));
      assert.deepEqual(MetricAlarms.map(({ AlarmName }) => AlarmName).sort(), alarms);
      assert.ok(MetricAlarms.length <= freeAlarms);
      for (const { AlarmName, AlarmActions, OKActions, AlarmDescription } of MetricAlarms) {
        const topic = [arnOf("sns", "cv-analytics-alarms")];
        assert.deepEqual([AlarmActions, OKActions], [topic, topic], AlarmName);
        assert.match(AlarmDescription ?? "", new RegExp(`Impact: .+ Runbook: docs/operations.md#${AlarmName}$`));
      }
    },
  },
  {
    covers: resourcesOf("reporter-infra", "aws_cloudwatch_dashboard.dashboard"),
    look: async ({ cloudwatch }) => {
      const { DashboardBody = "" } = await cloudwatch.send(new GetDashboardCommand({ DashboardName: "cv-analytics" }));
      assert.ok(JSON.parse(DashboardBody).widgets.length > 0);
      for (const name of alarms) assert.ok(DashboardBody.includes(`:alarm:${name}"`), `${name} on the dashboard`);
    },
  },
  {
    covers: resourcesOf("reporter-infra", ...queries.map((name) => `aws_cloudwatch_query_definition.query_${name}`)),
    look: async ({ logs }) => {
      const { queryDefinitions = [] } = await logs.send(new DescribeQueryDefinitionsCommand({}));
      const names = queryDefinitions.map(({ name = "" }) => name.replace("cv-analytics/", "").replaceAll(" ", "_"));
      assert.deepEqual(names.map((name) => name.toLowerCase()).sort(), queries);
    },
  },
];
