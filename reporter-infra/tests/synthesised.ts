import { tmpdir } from "node:os";
import { Testing } from "cdktf";
import { keepStateOf } from "../backend";
import type { Statement } from "../policy";
import { ReporterStack } from "../stack";

export type Attributes = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** The parts of a `cdk.tf.json` that tests look at. */
export interface Synthesised {
  readonly terraform: Attributes;
  readonly provider: Readonly<Record<string, readonly Attributes[]>>;
  readonly variable: Readonly<Record<string, Attributes>>;
  readonly output: Readonly<Record<string, Attributes>>;
  readonly data: Blocks;
  readonly resource: Blocks;
}

/** The stack as Terraform gets it; `organization` is Terraform Cloud's, `settings` are the stack's. */
export function synthesise(organization?: string, settings?: { readonly allowDestroy: boolean }): Synthesised {
  // A folder that is there; Testing.app() would leave a new one behind each time. Nothing is written to it.
  const stack = new ReporterStack(Testing.app({ outdir: tmpdir() }), "cv-analytics-reporter", settings);
  keepStateOf(stack, organization);
  return JSON.parse(Testing.synth(stack));
}

/** Every statement of every policy, in each resource whose `policy` or `assume_role_policy` holds one. */
export function statementsIn({ resource }: Synthesised): Statement[] {
  return Object.values(resource)
    .flatMap((byId) => Object.values(byId))
    .flatMap(({ policy, assume_role_policy }) => [policy, assume_role_policy])
    .filter((text) => typeof text === "string")
    .flatMap(statementsOf);
}

/** The statements of one policy's text. */
export function statementsOf(policy: unknown): Statement[] {
  const document: { Statement: Statement[] } = JSON.parse(String(policy));
  return document.Statement;
}
