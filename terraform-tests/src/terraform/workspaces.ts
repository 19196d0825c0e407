import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { runCommand } from "../../../deployment/src/command";
import { repository } from "../../../deployment/src/repository";
import type { Change } from "../../../deployment/src/terraform/changes";
import { stackOf } from "../../../deployment/src/terraform/workspace";
import { actingAs, deployRoleOf, person, planRole } from "../callers";
import { type Terraform, type TerraformOptions, terraformIn, type Variables } from "./terraform";

/** The workspaces in the order in which an empty account needs them. */
export const workspaceNames = ["worker-infra", "processor-infra", "reporter-infra"] as const;

export type WorkspaceName = (typeof workspaceNames)[number];

/** As the pipeline has it: one role plans, and another one applies exactly that plan. */
export interface Workspace extends Pick<Terraform, "folder" | "init" | "validate" | "run" | "apply"> {
  readonly name: WorkspaceName;
  readonly stateFile: string;
  /** What an apply with the variables of the last one would change. */
  readonly planAgain: () => Promise<readonly Change[]>;
  /** The same workspace in the hands of a person, who alone destroys. */
  readonly byHand: Terraform;
}

const withProviders = z.looseObject({ terraform: z.looseObject({ required_providers: z.unknown() }) });

/** What a workspace synthesised below `home` says of its providers, as a configuration of its own. */
export function readProviders(name: WorkspaceName, home: string): object {
  const file = join(home, name, "cdktf.out/stacks", stackOf(name), "cdk.tf.json");
  const { required_providers } = withProviders.parse(JSON.parse(readFileSync(file, "utf8"))).terraform;
  return { terraform: { required_providers } };
}

type Surroundings = Omit<TerraformOptions, "folder">;

/** Synthesises a workspace below `home`, in the folders that it has in the repository. */
export async function synthesise(name: WorkspaceName, home: string, { env, signal }: Surroundings): Promise<string> {
  const cwd = join(home, name);
  mkdirSync(cwd, { recursive: true });
  const tsx = pathToFileURL(createRequire(__filename).resolve("tsx")).href;
  await runCommand(process.execPath, ["--import", tsx, join(repository, name, "main.ts")], { cwd, env, signal });
  return join(cwd, "cdktf.out/stacks", stackOf(name));
}

/** A synthesised workspace; `usual` are the variables that it is applied with first. */
export function openWorkspace(
  name: WorkspaceName,
  home: string,
  usual: Variables,
  surroundings: Surroundings,
): Workspace {
  const folder = join(home, name, "cdktf.out/stacks", stackOf(name));
  const stateFile = join(home, name, `terraform.${stackOf(name)}.tfstate`);
  const terraformOf = (caller: string) =>
    terraformIn({ ...surroundings, folder, env: actingAs(caller, surroundings.env) });
  const [planner, deployer] = [terraformOf(planRole), terraformOf(deployRoleOf(name))];
  let applied = usual;
  return {
    ...planner,
    name,
    stateFile,
    apply: async (variables) => {
      await planner.writePlan(variables);
      await deployer.applyPlan();
      applied = variables;
    },
    planAgain: () => planner.plan(applied),
    byHand: terraformOf(person),
  };
}

/**
 * The one file beside the synthesised ones, which Terraform merges by its name: a bucket's name cannot stand before a
 * loopback address. For the rest the provider goes where the environment's AWS_ENDPOINT_URL leads, and does what it does
 * at AWS.
 */
export function addressBucketsByPath(folder: string): void {
  const provider = { s3_use_path_style: true };
  writeFileSync(join(folder, "emulator_override.tf.json"), JSON.stringify({ provider: { aws: provider } }));
}
