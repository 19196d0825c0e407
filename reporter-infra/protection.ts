import { conditional, type IResolvable, Op, Token } from "cdktf";
import type { Variables } from "./variables";

interface Protection {
  readonly deletionProtectionEnabled: IResolvable;
  readonly pointInTimeRecovery: { readonly enabled: IResolvable };
}

/** How a table is guarded against loss, as the variables say. */
export function protectionOf({ deletionProtection, pointInTimeRecovery, capacityMode }: Variables): Protection {
  const whatTheModeImplies = Op.eq(capacityMode, "on-demand");
  const isUnset = Op.eq(pointInTimeRecovery.value, Token.nullValue());
  return {
    deletionProtectionEnabled: deletionProtection.booleanValue,
    pointInTimeRecovery: { enabled: conditional(isUnset, whatTheModeImplies, pointInTimeRecovery.value) },
  };
}
