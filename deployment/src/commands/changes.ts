import type { Command } from "commander";
import { namesOf, readDeployables } from "../changes/deployables";
import { explain, printExplanation } from "../changes/explain";
import { filesInRange, toRepositoryPath } from "../changes/range";
import { selectByHand, selectSince, selectUndeployed, tellSelection } from "../changes/select";
import { refuseToGoBack } from "../changes/turn";
import { connectToGitHub } from "../github/github";

/** What a change deploys. */
export function addChangeCommands(program: Command): void {
  program
    .command("explain")
    .description("tell what a change would deploy, in what order, what waits for what, and why")
    .argument("[range]", "two commits as BASE..HEAD, or BASE...HEAD for what came since they parted")
    .option("--files <paths...>", "a list of changed files instead, from the root of the repository")
    .option("--json", "print {deploy, waitsFor} on one line")
    .action((range: string | undefined, { files, json }: { files?: string[]; json?: boolean }) => {
      if ((range === undefined) === (files === undefined))
        throw new Error("expected either BASE..HEAD or --files, and not both");
      const deployables = readDeployables();
      const changed = files ? files.map(toRepositoryPath) : filesInRange(range ?? "");
      const explanation = explain(changed, deployables);
      console.log(json ? JSON.stringify(explanation.rollout) : printExplanation(explanation, deployables));
    });

  program
    .command("select")
    .description("select what is deployed, for the jobs that come after")
    .option("--since <commit>", "what differs from a commit")
    .option("--deployed", "what differs from its own last deployment, which GitHub knows")
    .option("--only <deployable>", "this one, or all, whatever changed; empty for no choice")
    .action(async ({ since, deployed, only }: { since?: string; deployed?: boolean; only?: string }) => {
      if ((since === undefined) === (deployed === undefined)) throw new Error("expected either --since or --deployed");
      const deployables = readDeployables();
      const select = async () => {
        if (only) return selectByHand(only, deployables);
        if (since !== undefined) return selectSince(since, deployables);
        return selectUndeployed(connectToGitHub(process.env).lastDeployed, deployables);
      };
      tellSelection(await select(), deployables);
    });

  program
    .command("turn")
    .description("fail when a newer commit than GITHUB_SHA is deployed already")
    .argument("<deployable>")
    .action(async (deployable: string) => {
      const commit = process.env.GITHUB_SHA;
      if (!commit) throw new Error("GITHUB_SHA: expected the commit of the run");
      const names = namesOf(readDeployables());
      if (!names.includes(deployable)) throw new Error(`expected one of ${names.join(", ")}, but got "${deployable}"`);
      console.log(await refuseToGoBack(deployable, commit, connectToGitHub(process.env)));
    });
}
