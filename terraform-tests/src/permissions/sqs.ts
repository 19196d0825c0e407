import { textOf } from "../../../local-stack/src/iam/call-input";
import { sqsPermissions } from "../../../local-stack/src/iam/required-sqs";
import { arnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import { readOperation, surroundings } from "./local-stack-call";
import { type Requirement, withTags } from "./requirement";

const tagActions = ["ListQueueTags", "TagQueue", "UntagQueue"];

/** As the local stack knows them, and what deployments do with tags besides. */
export function sqsRequirements({ request }: Call): readonly Requirement[] | undefined {
  const call = readOperation("sqs", request);
  if (tagActions.includes(call.action)) {
    const name = textOf(call, "QueueUrl").split("/").at(-1) ?? "";
    return [{ action: `sqs:${call.action}`, resource: arnOf("sqs", name) }];
  }
  return sqsPermissions(call, surroundings)?.flatMap((permission) =>
    withTags(permission, "sqs:TagQueue", "tags" in call.input),
  );
}
