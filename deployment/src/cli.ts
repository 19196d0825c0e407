import { resolve } from "node:path";
import { Command } from "commander";
import * as z from "zod";
import { readAccount } from "./account";
import { readDeployables } from "./changes/deployables";
import { explain, printExplanation } from "./changes/explain";
import { filesInRange, toRepositoryPath } from "./changes/range";
import { selectByHand, selectSince, selectUndeployed, tellSelection } from "./changes/select";
import { refuseToGoBack } from "./changes/turn";
import { deployEdge } from "./edge/deploy";
import { connectToGitHub } from "./github/github";
import { compareBundles } from "./lambda/bundle-size";
import { deployLambda } from "./lambda/deploy";
import { marker, printComment } from "./pull-request/comment";
import { readResults } from "./pull-request/results";
import { repository } from "./repository";
import { apply } from "./terraform/apply";
import { findDrift, reportDrift } from "./terraform/drift";
import { plan } from "./terraform/plan";

/** What the workflows run, and what shows a person beforehand what they would do. */
const program = new Command("npm run ci --").description("Deploys the deployables of this repository, each by itself.");

const listOption = (text: string) => z.array(z.string()).parse(JSON.parse(text));

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
  .command("account")
  .description("tell which account is deployed to, or what is missing in .github/account.json")
  .action(() => console.log(JSON.stringify(readAccount())));

program
  .command("select")
  .description("select what is deployed, for the jobs that come after: by hand if ONLY names it, else by what changed")
  .option("--since <commit>", "what differs from a commit")
  .option("--deployed", "what differs from its own last deployment, which GitHub knows")
  .action(async ({ since, deployed }: { since?: string; deployed?: boolean }) => {
    if ((since === undefined) === (deployed === undefined)) throw new Error("expected either --since or --deployed");
    const deployables = readDeployables();
    const select = async () => {
      if (process.env.ONLY) return selectByHand(process.env.ONLY, deployables);
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
    console.log(await refuseToGoBack(deployable, commit, connectToGitHub(process.env)));
  });

program
  .command("plan")
  .description("plan a workspace into a folder, with rights to read")
  .argument("<workspace>")
  .requiredOption("--to <folder>", "where the plan, its text and what became of it are left")
  .option("--waits-for <list>", "workspaces that are applied before it, as a JSON list", listOption, [])
  .action((workspace: string, { to, waitsFor }: { to: string; waitsFor: string[] }) => plan(workspace, to, waitsFor));

program
  .command("apply")
  .description("apply exactly the plan in a folder")
  .argument("<workspace>")
  .requiredOption("--from <folder>", "where plan left it")
  .action((workspace: string, { from }: { from: string }) => apply(workspace, from));

program
  .command("deploy-lambda")
  .description("deploy the built code of a function with the infrastructure/lambda.yaml beside it")
  .argument("<function>", "its folder, after npm run build")
  .option("--parameter <name=value...>", "parameters of the template; those not given keep their values")
  .option("--bucket <name>", "where to put the code; else the bucket that the service's infrastructure workspace made")
  .option("--unwatched", "roll back on no alarm: for the repair of what rings one")
  .action((folder: string, { parameter, bucket, unwatched = false }: LambdaOptions) =>
    deployLambda(resolve(repository, folder), {
      ...(parameter && { parameter }),
      ...(bucket && { bucket }),
      watched: !unwatched,
    }),
  );

program
  .command("deploy-edge")
  .description("build the edge Worker and deploy it to Cloudflare, unless the very same is deployed already")
  .argument("<worker>", "its folder")
  .action((folder: string) => deployEdge(resolve(repository, folder)));

program
  .command("bundle-size")
  .description("compare the sizes of functions with those at another commit")
  .requiredOption("--functions <list>", "their folders, as a JSON list", listOption)
  .requiredOption("--since <commit>")
  .requiredOption("--to <folder>", "where the sizes are left")
  .action(async ({ functions, since, to }: { functions: string[]; since: string; to: string }) =>
    console.log(JSON.stringify(await compareBundles(functions, since, to))),
  );

program
  .command("comment")
  .description("say in one comment of the pull request what the merge would deploy")
  .requiredOption("--from <folder>", "the artifacts of the run")
  .requiredOption("--planned <list>", "the workspaces that were to be planned, as a JSON list", listOption)
  .action(async ({ from, planned }: { from: string; planned: string[] }) => {
    const pullRequest = z.coerce.number().int().positive().parse(process.env.PULL_REQUEST);
    await connectToGitHub(process.env).writeComment(pullRequest, marker, printComment(readResults(from), planned));
  });

program
  .command("drift")
  .description(
    "tell of each workspace whether it is clean, has drifted or could not be checked; fail unless all are clean",
  )
  .requiredOption("--from <folder>", "the artifacts of the run")
  .action(({ from }: { from: string }) => {
    const { plans } = readResults(from);
    const workspaces = readDeployables().all.flatMap(({ name, piece }) => (piece === "terraform" ? [name] : []));
    reportDrift(workspaces.map((name) => findDrift(name, plans.get(name)?.outcome)));
  });

interface LambdaOptions {
  readonly parameter?: readonly string[];
  readonly bucket?: string;
  readonly unwatched?: boolean;
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
