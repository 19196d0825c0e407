import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackOf } from "../../../deployment/src/terraform/workspace";
import type { Terraform } from "../terraform/terraform";
import type { WorkspaceName } from "../terraform/workspaces";
import { type ProviderBlocks, readProviderBlocks } from "./blocks";
import { printStack } from "./print-stack";

/** Asks an initialised Terraform for what its provider's blocks are. */
export async function askForBlocks(terraform: Pick<Terraform, "run">): Promise<ProviderBlocks> {
  return readProviderBlocks(await terraform.run("providers", "schema", "-json"));
}

/** Where the HCL of a workspace is, as deep below `home` as its synthesised JSON: a path to the state leads to the same file. */
export function hclFolderOf(name: WorkspaceName, home: string): string {
  return join(home, name, "hcl.out/stacks", stackOf(name));
}

/** Writes a synthesised workspace below `home` as HCL; returns the file. */
export function writeHcl(name: WorkspaceName, home: string, blocks: ProviderBlocks): string {
  const json = join(home, name, "cdktf.out/stacks", stackOf(name), "cdk.tf.json");
  const folder = hclFolderOf(name, home);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "main.tf");
  writeFileSync(file, `${printStack(readFileSync(json, "utf8"), blocks)}\n`);
  return file;
}
