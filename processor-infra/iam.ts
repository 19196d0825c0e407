import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { TerraformStack } from "cdktf";
import { policyOf, type Statement } from "./policy";

/** Whom the processor acts as, with these permissions. Its lambda.yaml finds the role by name. */
export function createLambdaRole(stack: TerraformStack, ...permissions: readonly Statement[]): IamRole {
  const role = new IamRole(stack, "lambda_role", {
    name: "cv-analytics-processor-lambda-role",
    description: "The processor of cv-analytics.",
    assumeRolePolicy: policyOf({
      Sid: "RunAsLambda",
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: ["sts:AssumeRole"],
    }),
  });
  new IamRolePolicy(stack, "lambda_role_policy", {
    name: "correlate",
    role: role.name,
    policy: policyOf(...permissions),
  });
  return role;
}
