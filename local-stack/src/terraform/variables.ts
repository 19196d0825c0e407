import { evaluateJson, type Scope } from "./expressions";
import type { StackFile } from "./stack-file";
import { type Attributes, isAttributes, isList, type Value } from "./values";

/** The value of each variable that the stack declares: the given one, else its default. */
export function variableValues({ workspace, variables }: StackFile, given: Attributes): Attributes {
  return Object.fromEntries(
    [...variables].map(([name, byDefault]): [string, Value] => {
      const value = Object.hasOwn(given, name) ? given[name] : byDefault;
      if (value !== undefined) return [name, value];
      throw new Error(`${workspace} needs a value for its variable ${name}`);
    }),
  );
}

/** Fails on a given variable that no stack declares: a slip of the pen would else change nothing in silence. */
export function checkVariablesAreDeclared(files: readonly StackFile[], given: Attributes): void {
  const declared = new Set(files.flatMap(({ variables }) => [...variables.keys()]));
  const unknown = Object.keys(given).find((name) => !declared.has(name));
  if (unknown) throw new Error(`no workspace declares a variable ${unknown}; there are ${[...declared].join(", ")}`);
}

/** Fails when the stack's AWS provider works in another region than the one that ARNs are made for. */
export function checkProviderRegion({ workspace, providers }: StackFile, scope: Scope, region: string): void {
  const aws = providers.aws ?? [];
  for (const provider of isList(aws) ? aws : [aws]) {
    const stated = isAttributes(provider) ? provider.region : undefined;
    if (stated === undefined) continue;
    const value = evaluateJson(stated, scope, `${workspace}'s provider region`);
    if (value !== region) throw new Error(`${workspace}'s provider region is ${value}, expected ${region}`);
  }
}
