import { stackFiles } from "../../src/stack/files";
import { evaluateStacks } from "../../src/terraform/infrastructure";
import type { Resource } from "../../src/terraform/resource";
import { readStackFile } from "../../src/terraform/stack-file";
import { type Attributes, isAttributes, isList, type Value } from "../../src/terraform/values";

export const account = { region: "eu-west-2", accountId: "000000000000" };

/** A metric that something watches or shows; `where` says what. */
export interface WatchedMetric {
  readonly where: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, Value>>;
}

const resources = evaluateStacks(stackFiles.map(readStackFile), {
  ...account,
  endpoint: "https://sqs.eu-west-2.amazonaws.com",
}).flatMap((stack) => stack.resources);

const ofType = (type: string): readonly Resource[] => resources.filter((resource) => resource.type === type);
const text = (value: Value | undefined): string => String(value ?? "");
const blocks = (value: Value | undefined): Attributes[] => (isList(value) ? value.filter(isAttributes) : []);

/** The alarms of all three workspaces, as Terraform gets them. */
export const alarms: readonly Attributes[] = ofType("aws_cloudwatch_metric_alarm").map(({ attributes }) => attributes);

export const queries: readonly { readonly name: string; readonly query: string; readonly logs: readonly Value[] }[] =
  ofType("aws_cloudwatch_query_definition").map(({ attributes }) => ({
    name: text(attributes.name),
    query: text(attributes.query_string),
    logs: isList(attributes.log_group_names) ? attributes.log_group_names : [],
  }));

/** The metrics of each alarm: its own, or those that its expression is calculated from. */
export const alarmMetrics: readonly WatchedMetric[] = alarms.flatMap((alarm) => {
  const calculated = blocks(alarm.metric_query).flatMap(({ metric }) => (isAttributes(metric) ? [metric] : []));
  return (alarm.metric_name ? [alarm] : calculated).map((metric) => ({
    where: text(alarm.alarm_name),
    namespace: text(metric.namespace),
    name: text(metric.metric_name),
    dimensions: isAttributes(metric.dimensions) ? metric.dimensions : {},
  }));
});

const dashboards: readonly { readonly widgets: readonly Attributes[] }[] = ofType("aws_cloudwatch_dashboard").map(
  ({ attributes }) => JSON.parse(text(attributes.dashboard_body)),
);
const widgets = dashboards
  .flatMap((dashboard) => dashboard.widgets.map(({ properties }) => properties))
  .filter(isAttributes);

/** The ARNs of the alarms whose state the dashboard shows. */
export const shownAlarms: readonly Value[] = widgets.flatMap((widget) => (isList(widget.alarms) ? widget.alarms : []));

export const dashboardMetrics: readonly WatchedMetric[] = widgets.flatMap((widget) =>
  (isList(widget.metrics) ? widget.metrics : [])
    .filter(isList)
    .filter(([namespace]) => typeof namespace === "string")
    .map((line) => toMetric(text(widget.title), line)),
);

/** Namespace, name, then names and values of dimensions in turn; an object at the end says how to draw it. */
function toMetric(where: string, line: readonly Value[]): WatchedMetric {
  const [namespace, name, ...rest] = line.filter((part) => typeof part === "string");
  const pairs = rest.flatMap((key, index) => (index % 2 === 0 ? [[key, rest[index + 1] ?? null] as const] : []));
  return { where, namespace: namespace ?? "", name: name ?? "", dimensions: Object.fromEntries(pairs) };
}
