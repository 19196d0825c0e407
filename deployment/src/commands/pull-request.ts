import type { Command } from "commander";
import { connectToGitHub } from "../github/github";
import { addToSummary } from "../github/step";
import { compareBundles } from "../pull-request/bundle-size";
import { marker, printComment, printSizes } from "../pull-request/comment";
import { readResults } from "../pull-request/results";
import { list } from "./options";

/** What a pull request is told. */
export function addPullRequestCommands(program: Command): void {
  program
    .command("bundle-size")
    .description("compare the sizes of functions with those at another commit")
    .requiredOption("--functions <list>", "their folders, as a JSON list", list)
    .requiredOption("--since <commit>")
    .requiredOption("--to <folder>", "where the sizes are left")
    .action(async ({ functions, since, to }: { functions: string[]; since: string; to: string }) => {
      const sizes = await compareBundles(functions, since, to);
      console.log(JSON.stringify(sizes));
      addToSummary(printSizes(sizes));
    });

  program
    .command("comment")
    .description("say in one comment of the pull request what the merge would deploy")
    .requiredOption("--from <folder>", "the artifacts of the run")
    .requiredOption("--planned <list>", "the workspaces that were to be planned, as a JSON list", list)
    .action(async ({ from, planned }: { from: string; planned: string[] }) => {
      const pullRequest = Number(process.env.PULL_REQUEST);
      if (!(Number.isInteger(pullRequest) && pullRequest > 0)) throw new Error("PULL_REQUEST: expected its number");
      await connectToGitHub(process.env).writeComment(pullRequest, marker, printComment(readResults(from), planned));
    });
}
