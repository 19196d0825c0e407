import { arnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import { queryParametersOf } from "../emulator/exchange";
import type { Requirement } from "./requirement";

/** A change set is guarded as its stack is. A stack is named by its ARN, or by a name that any id may follow. */
export function cloudformationRequirements({ request }: Call): readonly Requirement[] | undefined {
  const parameters = queryParametersOf(request);
  const stack = parameters?.get("StackName");
  if (!stack) return undefined;
  const resource = stack.startsWith("arn:") ? stack : arnOf("cloudformation", `stack/${stack}/*`);
  return [{ action: `cloudformation:${parameters?.get("Action")}`, resource }];
}
