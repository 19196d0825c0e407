import { holds, type Scope } from "./intrinsics";
import type { Template } from "./template-schema";

/** Refuses parameter values that the template's own rules forbid, as CloudFormation does before it creates anything. */
export const requireRules = ({ Rules }: Template, scope: Scope): void => {
  for (const [name, { RuleCondition, Assertions }] of Object.entries(Rules)) {
    const place = `Rules.${name}`;
    if (RuleCondition !== undefined && !holds(RuleCondition, scope, place)) continue;
    for (const { Assert, AssertDescription } of Assertions) {
      if (!holds(Assert, scope, place)) throw new Error(`${place}: ${AssertDescription ?? "the rule does not hold"}`);
    }
  }
};
