import { type Command, Option } from "commander";
import { explainLesser } from "../aws/lesser-errors";
import { openStatus } from "../aws/open-status";
import { presentStatus } from "../status/present-status";
import { readStatus } from "../status/status";
import { watch } from "../status/watch";
import { wholeNumber } from "./filters";
import { action, type Runner } from "./run";

interface Options {
  /** Seconds between two looks; true for the usual ones. */
  readonly watch?: number | true;
}

const usualPauseInSeconds = 5;
const mostSeconds = 3_600;

export function addStatus(program: Command, runner: Runner): void {
  program
    .command("status")
    .description("tells how everything stands, and what to do about it")
    .addOption(
      new Option(
        "--watch [seconds]",
        `look again every ${usualPauseInSeconds} or so many seconds, until Ctrl-C`,
      ).argParser(wholeNumber(1, mostSeconds)),
    )
    .action(
      action(runner, async ({ aws, now, sleep, signal }, { watch: pause }: Options) => {
        const sources = openStatus(aws);
        const look = async () => presentStatus(await readStatus(sources, explainLesser, now()), now());
        if (pause === undefined) return await look();
        const seconds = pause === true ? usualPauseInSeconds : pause;
        return watch(look, () => sleep(seconds * 1000), signal);
      }),
    );
}
