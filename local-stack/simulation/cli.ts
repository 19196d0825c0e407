import { Command, Option } from "commander";
import pico from "picocolors";
import { wholeNumber } from "../src/options";
import { createScreen } from "../src/screen";
import { runExhaustive } from "./modes/exhaustive";
import { runMutations } from "./modes/mutations";
import { replay } from "./modes/replay";
import { runStandard } from "./modes/standard";

const most = 100_000_000;
const usualRuns = 10_000;
const usualMutatedRuns = 300;
const firstSeed = 1;

interface Options {
  readonly runs?: number;
  readonly seed?: number;
  readonly workers: number;
  readonly exhaustive?: true;
  readonly mutations?: true;
  readonly json?: boolean;
}

const command = new Command("npm run simulate --")
  .description(
    "Runs the real processor and reporter inside a simulated AWS, with faults, and checks that the invariants hold.",
  )
  .option(
    "--runs <number>",
    `how many runs; by default ${usualRuns}, and ${usualMutatedRuns} of each mutation`,
    wholeNumber(1, most),
  )
  .option("--seed <number>", "the first run's seed; without --runs, that run as a time line", wholeNumber(0, most))
  .option("--workers <number>", "threads", wholeNumber(1, 64), 2)
  .addOption(
    new Option("--exhaustive", "every order of the calls for one request, with a crash at every point").conflicts([
      "runs",
      "seed",
      "mutations",
    ]),
  )
  .option("--mutations", "runs with deliberate faults in the product, each of which must be caught")
  .option("--json", "print the results as JSON")
  .allowExcessArguments(false);

async function main({ runs, seed, workers, exhaustive, mutations, json = false }: Options): Promise<boolean> {
  const screen = createScreen(json);
  const first = seed ?? firstSeed;
  if (exhaustive) return await runExhaustive(screen, json);
  if (mutations) return await runMutations({ first, runs: runs ?? usualMutatedRuns, workers }, screen, json);
  if (seed !== undefined && runs === undefined) return await replay(seed, screen, json);
  return await runStandard({ first, runs: runs ?? usualRuns, workers }, screen, json);
}

main(command.parse().opts()).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(pico.red(`error: ${error instanceof Error ? error.message : String(error)}`));
    process.exit(1);
  },
);
