import { arnOf } from "../checks/check";
import { accountId } from "../emulator/account";
import type { Call } from "../emulator/calls";
import { jsonActionOf, queryParametersOf } from "../emulator/exchange";
import { bringsTags, type Requirement, withTags } from "./requirement";

/** Terraform comes by the query protocol, the AWS CLI by JSON: with it, only to look for alarms. */
export function cloudwatchRequirements({ request }: Call): readonly Requirement[] | undefined {
  const parameters = queryParametersOf(request) ?? new URLSearchParams();
  const name = parameters.get("Action") ?? jsonActionOf(request)?.split(".")[1];
  const action = `cloudwatch:${name}`;
  // Whichever alarms are asked for, AWS's refusals speak of all of them.
  if (name === "DescribeAlarms") return [{ action, resource: arnOf("cloudwatch", "alarm:*") }];
  const resource = parameters.get("ResourceARN") ?? alarmOf(parameters) ?? dashboardOf(parameters);
  return resource ? withTags({ action, resource }, "cloudwatch:TagResource", bringsTags(parameters)) : undefined;
}

function alarmOf(parameters: URLSearchParams): string | undefined {
  const name = parameters.get("AlarmName");
  return name === null ? undefined : arnOf("cloudwatch", `alarm:${name}`);
}

/** Dashboards are the same in all regions, and their ARNs name none. */
function dashboardOf(parameters: URLSearchParams): string | undefined {
  const name = parameters.get("DashboardName");
  return name === null ? undefined : `arn:aws:cloudwatch::${accountId}:dashboard/${name}`;
}
