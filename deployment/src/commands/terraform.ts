import type { Command } from "commander";
import { namesOf, readDeployables } from "../changes/deployables";
import { findDrift, reportDrift } from "../drift/drift";
import { readResults } from "../pull-request/results";
import { apply } from "../terraform/apply";
import { type PlanOptions, plan } from "../terraform/plan";
import { yesOrNo } from "./options";

/** Plans of workspaces: made, applied, compared with what is there. */
export function addTerraformCommands(program: Command): void {
  program
    .command("plan")
    .description("plan a workspace into a folder, with rights to read")
    .argument("<workspace>")
    .requiredOption("--to <folder>", "where its text, what became of it and, if kept, the plan itself are left")
    .requiredOption("--keep <boolean>", "whether the plan itself is kept, to be applied", yesOrNo)
    .requiredOption(
      "--may-wait <boolean>",
      "whether it is no failure that another workspace must be applied first",
      yesOrNo,
    )
    .action((workspace: string, options: PlanOptions) => plan(workspace, options));

  program
    .command("apply")
    .description("apply exactly the plan in a folder")
    .argument("<workspace>")
    .requiredOption("--from <folder>", "where plan left it")
    .action((workspace: string, { from }: { from: string }) => apply(workspace, from));

  program
    .command("drift")
    .description(
      "tell of each workspace whether it is clean, has drifted or could not be checked; fail unless all are clean",
    )
    .requiredOption("--from <folder>", "the artifacts of the run")
    .action(({ from }: { from: string }) => {
      const { plans } = readResults(from);
      const workspaces = namesOf(readDeployables(), "terraform");
      reportDrift(workspaces.map((name) => findDrift(name, plans.get(name)?.outcome)));
    });
}
