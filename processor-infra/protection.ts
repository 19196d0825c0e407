import { conditional, type IResolvable, Op, type TerraformResourceLifecycle, Token } from "cdktf";
import type { Variables } from "./variables";

interface Protection {
  readonly deletionProtectionEnabled: IResolvable;
  readonly pointInTimeRecovery: { readonly enabled: IResolvable };
  readonly lifecycle: TerraformResourceLifecycle;
}

/**
 * How a table is guarded against loss. AWS refuses to delete it, whoever asks; and Terraform refuses to plan that, unless
 * it was synthesised to be destroyed: AWS's refusal alone comes when the table's neighbours are gone already.
 */
export function protectionOf(variables: Variables, allowDestroy: boolean): Protection {
  const { deletionProtection, pointInTimeRecovery, capacityMode } = variables;
  const whatTheModeImplies = Op.eq(capacityMode, "on-demand");
  const isUnset = Op.eq(pointInTimeRecovery.value, Token.nullValue());
  return {
    deletionProtectionEnabled: deletionProtection.booleanValue,
    pointInTimeRecovery: { enabled: conditional(isUnset, whatTheModeImplies, pointInTimeRecovery.value) },
    lifecycle: { preventDestroy: !allowDestroy },
  };
}
