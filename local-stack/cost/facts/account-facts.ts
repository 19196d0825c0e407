import { region } from "../../src/stack/account";
import { evaluateStacks } from "../../src/terraform/infrastructure";
import { nameOf, type Resource } from "../../src/terraform/resource";
import { readStackFile } from "../../src/terraform/stack-file";
import { type Attributes, isAttributes, isList, type Value } from "../../src/terraform/values";
import type { Prices } from "../pricing/prices";
import { runsInMonth } from "./schedule-runs";
import { type TableFacts, tableFacts } from "./table-facts";

export type CapacityMode = "free-tier" | "on-demand";

/** What the workspaces declare that is paid for, whether anybody asks a question or not. */
export interface AccountFacts {
  readonly tables: readonly TableFacts[];
  readonly alarmMetrics: number;
  /** Custom metrics that alarms watch, named as `metricsInLine` names them. */
  readonly watchedMetrics: readonly string[];
  readonly dashboards: number;
  readonly schedules: readonly { readonly name: string; readonly runsInMonth: number }[];
}

/** One reader of the report, so that its mails are counted. */
const variables = { report_emails: ["reader@example.org"] };

/** Reads the synthesised workspaces. Throws when one has a resource that the price file does not know. */
export function readAccount(files: readonly string[], mode: CapacityMode, prices: Prices): AccountFacts {
  if (prices.region !== region) throw new Error(`the prices are those of ${prices.region}, expected ${region}`);
  const place = { region, accountId: "000000000000", endpoint: `https://sqs.${region}.amazonaws.com` };
  const given = { ...variables, capacity_mode: mode };
  const resources = evaluateStacks(files.map(readStackFile), { ...place, variables: given }).flatMap(
    (stack) => stack.resources,
  );
  for (const resource of resources) requireKnown(resource, prices);
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const alarms = ofType("aws_cloudwatch_metric_alarm").flatMap(({ attributes }) => metricsOf(attributes));
  return {
    tables: ofType("aws_dynamodb_table").map(tableFacts),
    alarmMetrics: alarms.length,
    watchedMetrics: alarms.filter(({ namespace }) => !String(namespace).startsWith("AWS/")).map(toName),
    dashboards: ofType("aws_cloudwatch_dashboard").length,
    schedules: ofType("aws_scheduler_schedule").map(({ attributes }) => ({
      name: String(attributes.name),
      runsInMonth: runsInMonth(String(attributes.schedule_expression), prices.daysInMonth),
    })),
  };
}

function requireKnown(resource: Resource, { resources }: Prices): void {
  if (Object.hasOwn(resources, resource.type)) return;
  throw new Error(`${nameOf(resource)}: the price file does not say what ${resource.type} costs`);
}

/** An alarm on a calculation is paid for each metric in it. */
function metricsOf(alarm: Attributes): Attributes[] {
  if (alarm.metric_name) return [alarm];
  return blocks(alarm.metric_query).flatMap(({ metric }) => blocks(metric));
}

function toName({ namespace, metric_name, dimensions }: Attributes): string {
  const pairs = isAttributes(dimensions) ? Object.entries(dimensions) : [];
  return `${namespace}/${metric_name}{${pairs.map(([name, value]) => `${name}=${value}`).join(",")}}`;
}

function blocks(value: Value | undefined): Attributes[] {
  if (isAttributes(value)) return [value];
  return isList(value) ? value.filter(isAttributes) : [];
}
