import { AwsError, type ServiceName } from "../aws/service";
import type { Verdict } from "./evaluate";
import type { Permission } from "./permission";

type DeniedVerdict = Exclude<Verdict, { decision: "allowed" }>;

/** The service's own refusal in AWS's words; without a service, IAM's general one. */
export function accessDenied(
  principalArn: string,
  { action, resource }: Permission,
  verdict: DeniedVerdict,
  service?: ServiceName,
): AwsError {
  const { code, status } = service ? refusals[service] : refusals.ses;
  const what = `User: ${principalArn} is not authorized to perform: ${action} on resource: ${resource}`;
  return new AwsError(code, `${what} ${reasonOf(verdict, action)}`, status);
}

/** DynamoDB, CloudWatch and Logs refuse with HTTP 400, the others with 403, by different codes (API references, common errors). */
const refusals = {
  sqs: { code: "AccessDenied", status: 403 },
  dynamodb: { code: "AccessDeniedException", status: 400 },
  sns: { code: "AuthorizationError", status: 403 },
  ses: { code: "AccessDeniedException", status: 403 },
  cloudwatch: { code: "AccessDeniedException", status: 400 },
  logs: { code: "AccessDeniedException", status: 400 },
  lambda: { code: "AccessDeniedException", status: 403 },
  sts: { code: "AccessDenied", status: 403 },
} as const;

function reasonOf(verdict: DeniedVerdict, action: string): string {
  if (verdict.decision === "implicitDeny") return `because no identity-based policy allows the ${action} action`;
  return `with an explicit deny in ${verdict.by.in === "identity" ? "an identity" : "a resource"}-based policy`;
}
