import type { ServiceName } from "../aws/service";
import type { Operation } from "../aws/wire";
import { accessDenied } from "./access-denied";
import { callContext } from "./call-context";
import type { RequestContext } from "./conditions";
import { evaluate } from "./evaluate";
import { createGrantLedger, type Grant } from "./grants";
import type { Permission, Surroundings } from "./permission";
import type { Policy } from "./policy";
import { requiredPermissions } from "./required-permissions";
import { createUseCounter, type Use } from "./uses";

/** A user or role of the account with the policies attached to it. */
export interface IamPrincipal {
  readonly name: string;
  readonly arn: string;
  readonly policies: readonly Policy[];
}

/** Judges every call and remembers what was asked for. */
export interface Authoriser {
  /** Throws the service's own access-denied `AwsError` unless the principal may make the call. */
  readonly authorise: (principal: string, call: Operation) => void;
  /** The same for an action that reaches no served API, such as a schedule's role invoking a function. */
  readonly authoriseAction: (principal: string, permission: Permission) => void;
  readonly uses: () => Use[];
  readonly usedGrants: () => Grant[];
  readonly unusedGrants: () => Grant[];
}

export interface AuthoriserSettings extends Surroundings {
  readonly principals: readonly IamPrincipal[];
  /** Policies of queues, topics and the like, by the resource's ARN. */
  readonly resourcePolicies: ReadonlyMap<string, Policy>;
}

export function createAuthoriser(settings: AuthoriserSettings): Authoriser {
  const { resourcePolicies, accountId } = settings;
  const principals = new Map(settings.principals.map((principal) => [principal.name, principal]));
  const ledgers = new Map(settings.principals.map(({ name, policies }) => [name, createGrantLedger(name, policies)]));
  for (const [arn, policy] of resourcePolicies) ledgers.set(arn, createGrantLedger(arn, [policy]));
  const counter = createUseCounter();

  function principalCalled(name: string): IamPrincipal {
    const principal = principals.get(name);
    if (principal) return principal;
    throw new Error(`there is no principal ${name}, only ${[...principals.keys()].join(", ")}`);
  }

  function check(name: string, permission: Permission, more: RequestContext, service?: ServiceName): void {
    const { arn, policies } = principalCalled(name);
    const context = { ...contextOf(arn, accountId), ...more };
    const request = { caller: { kind: "identity", arn }, ...permission, context } as const;
    const onResource = resourcePolicies.get(permission.resource);
    const verdict = evaluate(request, { identityPolicies: policies, resourcePolicies: onResource ? [onResource] : [] });
    counter.record({ principal: name, ...permission, allowed: verdict.decision === "allowed" });
    if (verdict.decision !== "allowed") throw accessDenied(arn, permission, verdict, service);
    for (const owner of [name, permission.resource]) ledgers.get(owner)?.use(request);
  }

  return {
    authorise(name, call) {
      const required = requiredPermissions(call, settings);
      for (const permission of required) check(name, permission, callContext(call, settings), call.service);
    },
    authoriseAction: (name, permission) => check(name, permission, {}),
    uses: counter.uses,
    usedGrants: () => [...ledgers.values()].flatMap((ledger) => ledger.used()),
    unusedGrants: () => [...ledgers.values()].flatMap((ledger) => ledger.unused()),
  };
}

function contextOf(principalArn: string, accountId: string): RequestContext {
  return {
    // The endpoint is plain HTTP on loopback, where nothing leaves the machine: it stands in for AWS's TLS endpoints.
    "aws:securetransport": "true",
    "aws:principalarn": principalArn,
    "aws:principalaccount": accountId,
    "aws:resourceaccount": accountId,
  };
}
