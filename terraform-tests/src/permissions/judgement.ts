import type { Role } from "../../../deployment/tests/support/roles";
import { evaluate } from "../../../local-stack/src/iam/evaluate";
import { createGrantLedger, type Grant } from "../../../local-stack/src/iam/grants";
import { iamArnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import { requirementsOf } from "./requirements";

export interface Judgement {
  /** What AWS would have refused, one sentence each. */
  readonly refused: readonly string[];
  /** What roles may do and did. */
  readonly used: readonly Grant[];
  /** What roles may do and did not. */
  readonly unused: readonly Grant[];
}

/** Judges what roles did by what they may do. Throws on a call that no role made. */
export function judge(calls: readonly Call[], roles: readonly Role[]): Judgement {
  const ledgers = new Map(roles.map(({ name, policies }) => [name, createGrantLedger(name, policies)]));
  const refused = new Set<string>();
  for (const call of calls) {
    const role = roles.find(({ name }) => name === call.caller);
    if (!role) throw new Error(`${call.caller} is a role that the template does not make`);
    for (const { action, resource, context = {} } of requirementsOf(call)) {
      const caller = { kind: "identity", arn: iamArnOf(`role/${role.name}`) } as const;
      const request = { caller, action, resource, context };
      const { decision } = evaluate(request, { identityPolicies: role.policies, resourcePolicies: [] });
      if (decision === "allowed") ledgers.get(role.name)?.use(request);
      else refused.add(`${role.name} may not ${action} on ${resource}`);
    }
  }
  const all = [...ledgers.values()];
  return {
    refused: [...refused],
    used: all.flatMap((ledger) => ledger.used()),
    unused: all.flatMap((ledger) => ledger.unused()),
  };
}
