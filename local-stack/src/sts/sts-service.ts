import { AwsError, type AwsService } from "../aws/service";

export interface StsServiceOptions {
  readonly accountId: string;
  /** The IAM ARN of a caller's user or role; undefined for the account's own hands, its root user. */
  readonly arnOf: (caller: string) => string | undefined;
}

/**
 * STS as far as it tells a caller who that is. A role's caller is a session of it, here always named `local`; where AWS
 * has a unique id, the caller's name stands.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function createStsService({ accountId, arnOf }: StsServiceOptions): AwsService {
  return async ({ action }, caller) => {
    if (action !== "GetCallerIdentity") {
      throw new AwsError("InvalidAction", `The local STS knows no action ${action}.`);
    }
    const arn = arnOf(caller) ?? `arn:aws:iam::${accountId}:root`;
    const isRole = arn.includes(":role/");
    return {
      UserId: isRole ? `${caller}:${sessionName}` : caller,
      Account: accountId,
      Arn: isRole ? `arn:aws:sts::${accountId}:assumed-role/${caller}/${sessionName}` : arn,
    };
  };
}

const sessionName = "local";
