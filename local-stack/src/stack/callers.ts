import { randomBytes } from "node:crypto";
import type { Principal } from "../aws/server";
import type { IamPrincipal } from "../iam/authorise";
import type { Infrastructure } from "../terraform/infrastructure";

/** A caller with a key pair of its own for as long as the stack runs. */
export function withKeys(name: string): Principal {
  return {
    name,
    accessKeyId: `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(20).toString("hex"),
  };
}

/** The local stack's own hands: it makes tables, deletes what expired and reads what is shown. IAM does not ask it. */
export const operatorName = "local-stack";

/** The engineer on call is whoever has the policy attached; which user that is, no workspace says. */
const onCallName = "cv-analytics-oncall";

/** Everyone whose calls the synthesised policies judge. */
export function callersOf(
  { users, roles, managedPolicies }: Infrastructure,
  accountId: string,
): readonly IamPrincipal[] {
  const onCall = managedPolicies.get(onCallName);
  if (!onCall) throw new Error(`no workspace declares the policy ${onCallName}`);
  const arn = `arn:aws:iam::${accountId}:user/on-call`;
  return [...users, ...roles, { name: onCallName, arn, policies: [onCall.policy] }];
}
