import { resolve, type Scope } from "./expression";
import type { Call } from "./invocation";

/** Secrets of the repository, and of its environments by name. */
export interface Secrets {
  readonly repository: Readonly<Record<string, string>>;
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

type Values = Readonly<Record<string, unknown>>;

/** The secrets that a call hands on. Throws, as GitHub does, when one is not declared or a required one is missing. */
export function passSecrets(
  given: Readonly<Record<string, string>>,
  declared: Readonly<Record<string, { readonly required: boolean }>>,
  scope: Scope,
): Values {
  for (const name of Object.keys(given)) if (!declared[name]) throw new Error(`there is no secret ${name}`);
  for (const [name, { required }] of Object.entries(declared))
    if (required && !(name in given)) throw new Error(`the secret ${name} is required`);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, resolve(value, scope)]));
}

/**
 * The secrets of a job that runs steps. An environment gives its own values to those that were passed to a called workflow,
 * and adds none (github.com/actions/runner/issues/1490).
 */
export function secretsIn(
  environment: string | undefined,
  { caller, secrets }: Call,
  { environments }: Secrets,
): Values {
  const own = Object.entries(environments[environment ?? ""] ?? {});
  return { ...secrets, ...Object.fromEntries(own.filter(([name]) => !caller || name in secrets)) };
}
