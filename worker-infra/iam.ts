import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { IamUserPolicy } from "@cdktf/provider-aws/lib/iam-user-policy";
import type { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { TerraformStack } from "cdktf";
import { policyOf, type Statement } from "./policy";

/**
 * Whom the edge Worker signs as. Its access key is made outside Terraform, so that the secret is in no state file; the
 * README tells how. `forceDestroy` lets Terraform remove the user although it has such a key.
 */
export function createEdgeUser(stack: TerraformStack, queue: SqsQueue): IamUser {
  const user = new IamUser(stack, "edge", { name: "cv-analytics-edge", forceDestroy: true });
  new IamUserPolicy(stack, "edge_policy", {
    name: "send-events",
    user: user.name,
    policy: policyOf(allowSendingTo(queue)),
  });
  return user;
}

function allowSendingTo(queue: SqsQueue): Statement {
  return { Sid: "SendEvents", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [queue.arn] };
}
