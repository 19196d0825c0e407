import type { Operation } from "../aws/wire";
import { functionNameToArn } from "../lambda-api/function-arn";
import { textOf } from "./call-input";
import type { Permission, Surroundings } from "./permission";

/**
 * Permissions for a Lambda call, undefined for an action that is not known here.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export function lambdaPermissions(call: Operation, surroundings: Surroundings): Permission[] | undefined {
  const { region, accountId } = surroundings;
  if (call.action === "ListEventSourceMappings") return [{ action: "lambda:ListEventSourceMappings", resource: "*" }];
  if (call.action === "Invoke") {
    const resource = functionNameToArn(textOf(call, "FunctionName"), surroundings);
    return [{ action: "lambda:InvokeFunction", resource }];
  }
  if (!mappingActions.includes(call.action)) return undefined;
  const resource = `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${textOf(call, "UUID")}`;
  return [{ action: `lambda:${call.action}`, resource }];
}

const mappingActions = ["GetEventSourceMapping", "UpdateEventSourceMapping"];
