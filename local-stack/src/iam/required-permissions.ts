import { AwsError } from "../aws/service";
import type { Operation } from "../aws/wire";
import type { Permission, Surroundings } from "./permission";
import { dynamodbPermissions } from "./required-dynamodb";
import { lambdaPermissions } from "./required-lambda";
import { sesPermissions, snsPermissions } from "./required-mail";
import { cloudwatchPermissions, logsPermissions } from "./required-monitoring";
import { sqsPermissions } from "./required-sqs";

/** Lists the permissions that AWS asks for before it serves `call` (service authorization reference). */
export function requiredPermissions(call: Operation, surroundings: Surroundings): Permission[] {
  const permissions = permissionsByService[call.service](call, surroundings);
  if (!permissions)
    throw new AwsError("UnknownOperationException", `no permission is known for ${call.service}:${call.action}`);
  return permissions;
}

const permissionsByService = {
  sqs: sqsPermissions,
  dynamodb: dynamodbPermissions,
  sns: snsPermissions,
  ses: sesPermissions,
  cloudwatch: cloudwatchPermissions,
  logs: logsPermissions,
  lambda: lambdaPermissions,
  sts: stsPermissions,
};

/**
 * Who one is may be asked without any permission, even against an explicit deny.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
function stsPermissions({ action }: Operation): Permission[] | undefined {
  return action === "GetCallerIdentity" ? [] : undefined;
}
