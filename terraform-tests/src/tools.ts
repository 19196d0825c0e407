import { spawnSync } from "node:child_process";

interface Tool {
  readonly command: string;
  readonly howToGet: string;
}

const tools: readonly Tool[] = [
  { command: "terraform", howToGet: "https://developer.hashicorp.com/terraform/install, 1.10 or newer" },
  { command: "moto_server", howToGet: "pip install 'moto[server]==5.2.1'" },
  { command: "aws", howToGet: "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html" },
  { command: "jq", howToGet: "https://jqlang.org/download" },
  { command: "cfn-lint", howToGet: "pip install cfn-lint" },
];

/** What the tests need and this machine lacks, each with how to get it. */
export function findMissingTools(): readonly string[] {
  return tools
    .filter(({ command }) => spawnSync("which", [command], { stdio: "ignore" }).status !== 0)
    .map(({ command, howToGet }) => `${command} (${howToGet})`);
}
