import { conditionsHold, type RequestContext } from "./conditions";
import { matchesAction, matchesArn } from "./patterns";
import type { Policy, Statement } from "./policy";
import { type Caller, matchPrincipal } from "./principals";

/** One thing that a caller asks to do. */
export interface AccessRequest {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

/** The policies that bear on a request: the caller's own and those of the resource. */
export interface BearingPolicies {
  readonly identityPolicies: readonly Policy[];
  readonly resourcePolicies: readonly Policy[];
}

/** A statement that decided, and where it stands. */
interface DecidingStatement {
  readonly in: "identity" | "resource";
  readonly policy: string;
  readonly statement: Statement;
}

export type Verdict =
  | { readonly decision: "allowed" | "explicitDeny"; readonly by: DecidingStatement }
  | { readonly decision: "implicitDeny" };

/**
 * Judges a request within one account: an explicit deny anywhere wins, otherwise one allow, in an identity or in a
 * resource policy, suffices (IAM user guide, policy evaluation for requests within a single account).
 */
export function evaluate(request: AccessRequest, policies: BearingPolicies): Verdict {
  const bearing = bearingStatements(policies);
  const deny = bearing.find((one) => one.statement.effect === "Deny" && statementApplies(one.statement, request));
  if (deny) return { decision: "explicitDeny", by: deny };
  const allow = bearing.find((one) => one.statement.effect === "Allow" && statementApplies(one.statement, request));
  return allow ? { decision: "allowed", by: allow } : { decision: "implicitDeny" };
}

/** Whether a statement speaks of this request. */
export function statementApplies(statement: Statement, { caller, action, resource, context }: AccessRequest): boolean {
  return (
    appliesToCaller(statement, caller) &&
    statement.actions.some((pattern) => matchesAction(pattern, action)) &&
    statement.resources.some((pattern) => matchesArn(pattern, resource)) &&
    conditionsHold(statement.conditions, context)
  );
}

/**
 * Naming an account in an allow leaves the grant to that account's identity policies, so it grants nothing by itself;
 * in a deny it covers everyone in the account (IAM user guide, AWS JSON policy elements: Principal).
 */
function appliesToCaller({ principals, effect }: Statement, caller: Caller): boolean {
  if (principals.length === 0) return true;
  const matches = principals.map((pattern) => matchPrincipal(pattern, caller));
  return matches.includes("named") || (effect === "Deny" && matches.includes("by account"));
}

function bearingStatements({ identityPolicies, resourcePolicies }: BearingPolicies): DecidingStatement[] {
  const located = (policies: readonly Policy[], where: "identity" | "resource") =>
    policies.flatMap(({ name, statements }) => statements.map((statement) => ({ in: where, policy: name, statement })));
  return [...located(identityPolicies, "identity"), ...located(resourcePolicies, "resource")];
}
