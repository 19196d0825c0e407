import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { TerraformStack } from "cdktf";
import { arnOf, type Place } from "./arn";
import { events, functions, queues, tables } from "./graphs";
import { promises } from "./slo-graphs";
import { alarmsAtAGlance, placed } from "./widgets";

/** Every alarm of the three workspaces, in the order in which an event would meet them. */
const alarms = [
  "cv-analytics-queue-stuck",
  "cv-analytics-dlq-not-empty",
  "cv-analytics-processor-errors",
  "cv-analytics-processor-throttled",
  "cv-analytics-event-age",
  "cv-analytics-error-rate",
  "cv-analytics-reporter-failed",
  "cv-analytics-no-report",
  "cv-analytics-schedule-undelivered",
];

/** One page that tells whether the promises are kept, and if not, where to look. At most 50 metrics of dashboards are free. */
export function createDashboard(stack: TerraformStack, place: Place): void {
  const alarmArns = alarms.map((name) => arnOf("cloudwatch", place, `alarm:${name}`));
  const { region } = place;
  const graphs = [promises, functions, queues, tables, events].map((rowIn) => rowIn(region));
  new CloudwatchDashboard(stack, "dashboard", {
    dashboardName: "cv-analytics",
    dashboardBody: JSON.stringify({
      start: "-P7D",
      periodOverride: "inherit",
      widgets: placed([[alarmsAtAGlance("Alarms", alarmArns)], ...graphs]),
    }),
  });
}
