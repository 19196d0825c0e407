import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
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

/** What the engineer on call may do; attached to people or roles outside this workspace. */
export function createOncallPolicy(stack: TerraformStack, queue: SqsQueue, deadLetterQueue: SqsQueue): IamPolicy {
  return new IamPolicy(stack, "oncall", {
    name: "cv-analytics-oncall",
    description: "Look into the dead-letter queue of cv-analytics and move its messages back.",
    policy: policyOf(allowEmptying(deadLetterQueue), allowMovingBackTo(queue)),
  });
}

function allowSendingTo(queue: SqsQueue): Statement {
  return { Sid: "SendEvents", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [queue.arn] };
}

/** A move task needs the rights to receive and delete; it acts in the name of whoever starts it. */
function allowEmptying(deadLetterQueue: SqsQueue): Statement {
  return {
    Sid: "InspectAndRedriveDeadLetters",
    Effect: "Allow",
    Action: [
      "sqs:GetQueueUrl",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:StartMessageMoveTask",
      "sqs:ListMessageMoveTasks",
      "sqs:CancelMessageMoveTask",
    ],
    Resource: [deadLetterQueue.arn],
  };
}

function allowMovingBackTo(queue: SqsQueue): Statement {
  return {
    Sid: "MoveBackToTheQueue",
    Effect: "Allow",
    Action: ["sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:SendMessage"],
    Resource: [queue.arn],
  };
}
