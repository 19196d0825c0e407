import { arnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import type { Requirement } from "./requirement";

const actions: Readonly<Record<string, string>> = {
  "GET configuration": "GetFunctionConfiguration",
  "POST invocations": "InvokeFunction",
};

export function lambdaRequirements({ request }: Call): readonly Requirement[] | undefined {
  const { pathname } = new URL(request.path, "http://lambda");
  const [, name, what] = /^\/2015-03-31\/functions\/([^/]+)\/([^/]+)$/.exec(pathname) ?? [];
  const action = actions[`${request.method} ${what}`];
  return name && action ? [{ action: `lambda:${action}`, resource: arnOf("lambda", `function:${name}`) }] : undefined;
}
