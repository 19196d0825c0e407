import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { repository } from "../../../deployment/src/repository";
import { terraformIn } from "../terraform/terraform";
import { readProviders, workspaceNames } from "../terraform/workspaces";
import { askForBlocks, hclFolderOf, writeHcl } from "./write-hcl";

// Writes every workspace as HCL below its own folder and has Terraform format and validate it: the way out of CDKTF.

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cv-analytics-hcl-"));
  try {
    const { TF_CLI_CONFIG_FILE: _unwanted, ...env } = process.env;
    const options = { env, signal: new AbortController().signal, pluginFolder: process.env.TF_PLUGIN_DIR || undefined };
    // Not in a workspace, whose backend may need credentials.
    writeFileSync(join(folder, "providers.tf.json"), JSON.stringify(readProviders("worker-infra", repository)));
    const bare = terraformIn({ folder, ...options });
    await bare.init();
    const blocks = await askForBlocks(bare);
    for (const name of workspaceNames) {
      const file = writeHcl(name, repository, blocks);
      const terraform = terraformIn({ folder: hclFolderOf(name, repository), ...options });
      await terraform.run("fmt");
      await terraform.initWithoutState();
      await terraform.validate();
      console.log(`${relative(repository, file)} is valid`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
