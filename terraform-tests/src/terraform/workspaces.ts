import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { runCommand } from "../command";
import { repository } from "../repository";
import type { Change } from "./plan";
import { type Terraform, type TerraformOptions, terraformIn, type Variables } from "./terraform";

/** The workspaces in the order in which an empty account needs them. */
export const workspaceNames = ["worker-infra", "processor-infra", "reporter-infra"] as const;

export type WorkspaceName = (typeof workspaceNames)[number];

export interface Workspace extends Terraform {
  readonly name: WorkspaceName;
  readonly stateFile: string;
  /** What an apply with the variables of the last one would change. */
  readonly planAgain: () => Promise<readonly Change[]>;
}

/** The Terraform stack of a workspace; in Terraform Cloud the name of its workspace as well. */
export function stackOf(workspace: WorkspaceName): string {
  return `cv-analytics-${workspace.replace("-infra", "")}`;
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

/** A synthesised workspace. */
export function openWorkspace(name: WorkspaceName, home: string, surroundings: Surroundings): Workspace {
  const folder = join(home, name, "cdktf.out/stacks", stackOf(name));
  const stateFile = join(home, name, `terraform.${stackOf(name)}.tfstate`);
  const terraform = terraformIn({ folder, ...surroundings });
  let applied: Variables = {};
  return {
    ...terraform,
    name,
    stateFile,
    apply: async (variables) => {
      await terraform.apply(variables);
      applied = variables;
    },
    planAgain: () => terraform.plan(applied),
  };
}

const services = ["budgets", "cloudwatch", "dynamodb", "iam", "logs", "s3", "scheduler", "sns", "sqs", "sts"];

/** The one file beside the synthesised ones: it sends the provider to `endpoint`. Terraform merges it by its name. */
export function redirectProvider(folder: string, endpoint: string): void {
  const provider = {
    access_key: "emulated",
    secret_key: "emulated",
    s3_use_path_style: true,
    skip_credentials_validation: true,
    skip_metadata_api_check: "true",
    skip_region_validation: true,
    endpoints: [Object.fromEntries(services.map((service) => [service, endpoint]))],
  };
  writeFileSync(join(folder, "moto_override.tf.json"), JSON.stringify({ provider: { aws: provider } }));
}
