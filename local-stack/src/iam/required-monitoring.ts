import type { Operation } from "../aws/wire";
import { textOf } from "./call-input";
import type { Permission, Surroundings } from "./permission";

/**
 * Permissions for a CloudWatch call, undefined for an action that is not known here.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 */
export function cloudwatchPermissions(call: Operation, { region, accountId }: Surroundings): Permission[] | undefined {
  const { action } = call;
  if (action === "DescribeAlarms" || action === "GetMetricData") {
    return [{ action: `cloudwatch:${action}`, resource: "*" }];
  }
  if (action !== "SetAlarmState") return undefined;
  const resource = `arn:aws:cloudwatch:${region}:${accountId}:alarm:${textOf(call, "AlarmName")}`;
  return [{ action: "cloudwatch:SetAlarmState", resource }];
}

/**
 * Permissions for a CloudWatch Logs call, undefined for an action that is not known here. A group is asked for with `:*`
 * at its end, and a stream's ARN begins with its group's, so that one resource of a policy covers both.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
 */
export function logsPermissions(call: Operation, { region, accountId }: Surroundings): Permission[] | undefined {
  const { action } = call;
  const part = logParts.get(action);
  if (!part) return undefined;
  const group = `arn:aws:logs:${region}:${accountId}:log-group:${textOf(call, "logGroupName")}`;
  return [{ action: `logs:${action}`, resource: `${group}:${part(call)}` }];
}

const wholeGroup = () => "*";
const stream = (call: Operation) => `log-stream:${textOf(call, "logStreamName")}`;

const logParts = new Map<string, (call: Operation) => string>([
  ["FilterLogEvents", wholeGroup],
  ["CreateLogStream", wholeGroup],
  ["PutLogEvents", stream],
]);
