import { conditional, Op, Token } from "cdktf";

/** Capacity of a table or index in units per second: strongly consistent reads of 4 KB, writes of 1 KB. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

/** The billing mode of a table. */
export function billingModeOf(capacityMode: string): string {
  return Token.asString(conditional(isFreeTier(capacityMode), "PROVISIONED", "PAY_PER_REQUEST"));
}

/** The capacity of a table or index: `units` in free-tier, none stated in on-demand. */
export function capacityOf(capacityMode: string, units: Units): { readCapacity: number; writeCapacity: number } {
  const inFreeTier = (count: number) => Token.asNumber(conditional(isFreeTier(capacityMode), count, Token.nullValue()));
  return { readCapacity: inFreeTier(units.read), writeCapacity: inFreeTier(units.write) };
}

function isFreeTier(capacityMode: string) {
  return Op.eq(capacityMode, "free-tier");
}
