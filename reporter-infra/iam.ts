import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { conditional, Op, TerraformCount, type TerraformStack, type TerraformVariable, Token } from "cdktf";
import type { Place } from "./arn";
import { allowSendingMailFrom } from "./grants";
import { policyOf, type Statement } from "./policy";

/** Whom the reporter acts as, with these permissions. Its lambda.yaml finds the role by name. */
export function createLambdaRole(stack: TerraformStack, ...permissions: readonly Statement[]): IamRole {
  const role = new IamRole(stack, "lambda_role", {
    name: "cv-analytics-reporter-lambda-role",
    description: "The reporter of cv-analytics.",
    assumeRolePolicy: policyOf({
      Sid: "RunAsLambda",
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: ["sts:AssumeRole"],
    }),
  });
  new IamRolePolicy(stack, "lambda_role_policy", {
    name: "report",
    role: role.name,
    policy: policyOf(...permissions),
  });
  return role;
}

/** Lets the role send the HTML report, if there is an identity to send it from. */
export function letSendMail(stack: TerraformStack, role: IamRole, from: TerraformVariable, place: Place): void {
  new IamRolePolicy(stack, "lambda_role_mail_policy", {
    count: TerraformCount.of(Token.asNumber(conditional(Op.eq(from.value, Token.nullValue()), 0, 1))),
    name: "send-mail",
    role: role.name,
    policy: policyOf(allowSendingMailFrom(from.stringValue, place)),
  });
}

/** Whom EventBridge Scheduler acts as, with these permissions, for schedules of this account only. */
export function createSchedulerRole(
  stack: TerraformStack,
  { accountId }: Place,
  ...permissions: readonly Statement[]
): IamRole {
  const role = new IamRole(stack, "scheduler_role", {
    name: "cv-analytics-reporter-scheduler-role",
    description: "The schedules of cv-analytics.",
    assumeRolePolicy: policyOf({
      Sid: "RunAsScheduler",
      Effect: "Allow",
      Principal: { Service: "scheduler.amazonaws.com" },
      Action: ["sts:AssumeRole"],
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    }),
  });
  new IamRolePolicy(stack, "scheduler_role_policy", {
    name: "invoke-reporter",
    role: role.name,
    policy: policyOf(...permissions),
  });
  return role;
}
