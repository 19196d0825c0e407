import { resolve } from "node:path";
import type { Command } from "commander";
import { readAccount } from "../account";
import { deployEdge } from "../edge/deploy";
import { deployLambda } from "../lambda/deploy";
import { repository } from "../repository";

/** The account, and the code that is deployed to it. */
export function addCodeCommands(program: Command): void {
  program
    .command("account")
    .description("tell which account is deployed to, or what is missing in .github/account.json")
    .action(() => console.log(JSON.stringify(readAccount())));

  program
    .command("deploy-lambda")
    .description("deploy the built code of a function with the infrastructure/lambda.yaml beside it")
    .argument("<function>", "its folder, after npm run build")
    .option("--parameter <name=value...>", "parameters of the template; those not given keep their values")
    .option(
      "--bucket <name>",
      "where to put the code; else the bucket that the service's infrastructure workspace made",
    )
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
}

interface LambdaOptions {
  readonly parameter?: readonly string[];
  readonly bucket?: string;
  readonly unwatched?: boolean;
}
