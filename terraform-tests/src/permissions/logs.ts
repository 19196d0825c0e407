import * as z from "zod";
import { arnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import { jsonActionOf } from "../emulator/exchange";
import { onAll, type Requirement, withTags } from "./requirement";

/** Saved queries have no ARN, and log groups are described all together. */
const actionsOnAll = ["DescribeQueryDefinitions", "PutQueryDefinition", "DeleteQueryDefinition", "DescribeLogGroups"];

const input = z.looseObject({
  /** A log group, where tags are concerned. */
  resourceArn: z.string().optional(),
  /** A log group in all other actions; AWS's refusals speak of its streams then, and name none of them. */
  logGroupName: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});

export function logsRequirements({ request }: Call): readonly Requirement[] | undefined {
  const name = jsonActionOf(request)?.split(".")[1] ?? "";
  const action = `logs:${name}`;
  if (actionsOnAll.includes(name)) return [onAll(action)];
  const { resourceArn, logGroupName, tags } = input.parse(JSON.parse(request.body.toString("utf8")));
  if (resourceArn !== undefined) return [{ action, resource: resourceArn }];
  if (logGroupName === undefined) return undefined;
  const resource = arnOf("logs", `log-group:${logGroupName}:log-stream:`);
  return withTags({ action, resource }, "logs:TagResource", tags !== undefined);
}
