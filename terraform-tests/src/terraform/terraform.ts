import { runCommand, tryCommand } from "../../../deployment/src/command";
import { type Change, readChanges } from "../../../deployment/src/terraform/changes";

/** Values of Terraform variables, by name. */
export type Variables = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Terraform in one folder. */
export interface Terraform {
  readonly folder: string;
  readonly init: () => Promise<void>;
  /** The same, but it needs no backend and can only validate. */
  readonly initWithoutState: () => Promise<void>;
  readonly validate: () => Promise<void>;
  readonly apply: (variables: Variables) => Promise<void>;
  readonly destroy: (variables: Variables) => Promise<void>;
  /** What an apply would change. */
  readonly plan: (variables: Variables) => Promise<readonly Change[]>;
  /** Plans into the file that `applyPlan` applies, as it is. */
  readonly writePlan: (variables: Variables) => Promise<void>;
  readonly applyPlan: () => Promise<void>;
  /** Applies what must fail; returns what Terraform says. */
  readonly failToApply: (variables: Variables) => Promise<string>;
  readonly failToDestroy: (variables: Variables) => Promise<string>;
  /** Runs any other subcommand; returns its standard output. */
  readonly run: (...args: readonly string[]) => Promise<string>;
}

export interface TerraformOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Folder of installed providers; without it Terraform downloads them. */
  readonly pluginFolder: string | undefined;
}

const planFile = "checked.tfplan";

const quiet = ["-input=false", "-no-color"];
/** The waits are for the provider's own polling; the emulator has time for more than Terraform's usual ten. */
const eager = ["-parallelism=30"];

export function terraformIn({ folder, env, signal, pluginFolder }: TerraformOptions): Terraform {
  const options = { cwd: folder, env, signal };
  const run = (...args: readonly string[]) => runCommand("terraform", args, options);
  const fail = async (...args: readonly string[]) => {
    const { status, output } = await tryCommand("terraform", args, options);
    if (status === 0) throw new Error(`terraform ${args[0]} in ${folder} was expected to fail, but succeeded`);
    return output;
  };
  const plugins = pluginFolder ? [`-plugin-dir=${pluginFolder}`] : [];
  const changing = (variables: Variables) => [...quiet, ...eager, "-auto-approve", ...variablesToArguments(variables)];
  // Without a lock, so that a plan disturbs no apply and asks for no right to write.
  const planning = (variables: Variables) => [...quiet, ...eager, "-lock=false", ...variablesToArguments(variables)];
  const writePlan = async (variables: Variables) => {
    await run("plan", ...planning(variables), `-out=${planFile}`);
  };
  return {
    folder,
    run,
    init: async () => {
      await run("init", ...quiet, ...plugins);
    },
    initWithoutState: async () => {
      await run("init", ...quiet, ...plugins, "-backend=false");
    },
    validate: async () => {
      await run("validate", "-no-color");
    },
    apply: async (variables) => {
      await run("apply", ...changing(variables));
    },
    destroy: async (variables) => {
      await run("destroy", ...changing(variables));
    },
    plan: async (variables) => {
      await writePlan(variables);
      return readChanges(await run("show", "-json", "-no-color", planFile));
    },
    writePlan,
    applyPlan: async () => {
      await run("apply", ...quiet, ...eager, planFile);
    },
    failToApply: (variables) => fail("apply", ...changing(variables)),
    failToDestroy: (variables) => fail("destroy", ...changing(variables)),
  };
}

function variablesToArguments(variables: Variables): string[] {
  return Object.entries(variables).map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `-var=${name}=${text}`;
  });
}
