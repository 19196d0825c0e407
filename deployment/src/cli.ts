import { Command } from "commander";
import { addChangeCommands } from "./commands/changes";
import { addCodeCommands } from "./commands/code";
import { addPullRequestCommands } from "./commands/pull-request";
import { addTerraformCommands } from "./commands/terraform";

/** What the workflows run, and what shows a person beforehand what they would do. */
const program = new Command("npm run ci --").description("Deploys the deployables of this repository, each by itself.");
addChangeCommands(program);
addTerraformCommands(program);
addCodeCommands(program);
addPullRequestCommands(program);

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
