import { textOf } from "../../../local-stack/src/iam/call-input";
import { dynamodbPermissions } from "../../../local-stack/src/iam/required-dynamodb";
import { arnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import { readOperation, surroundings } from "./local-stack-call";
import { type Requirement, withTags } from "./requirement";

const tagActions = ["ListTagsOfResource", "TagResource", "UntagResource"];
const backupActions = ["DescribeContinuousBackups", "UpdateContinuousBackups"];

/** As the local stack knows them, and what deployments do with tags and backups besides. */
export function dynamodbRequirements({ request }: Call): readonly Requirement[] | undefined {
  const call = readOperation("dynamodb", request);
  const action = `dynamodb:${call.action}`;
  if (tagActions.includes(call.action)) return [{ action, resource: textOf(call, "ResourceArn") }];
  if (backupActions.includes(call.action))
    return [{ action, resource: arnOf("dynamodb", `table/${textOf(call, "TableName")}`) }];
  return dynamodbPermissions(call, surroundings)?.flatMap((permission) =>
    withTags(permission, "dynamodb:TagResource", "Tags" in call.input),
  );
}
