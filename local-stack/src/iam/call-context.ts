import type { Operation } from "../aws/wire";
import { optionalTextOf } from "./call-input";
import type { RequestContext } from "./conditions";
import type { Surroundings } from "./permission";
import { senderAddress } from "./required-mail";

/** What a call tells beside action and resource, by condition keys in lower case. */
export function callContext(call: Operation, { mappedFunction }: Surroundings): RequestContext {
  if (call.service === "ses") return { "ses:fromaddress": senderAddress(call) };
  if (call.service !== "lambda") return {};
  // A mapping that is not there has no function: a policy that asks for one denies the call, as AWS does.
  const functionArn = mappedFunction?.(optionalTextOf(call, "UUID") ?? "");
  return functionArn === undefined ? {} : { "lambda:functionarn": functionArn };
}
