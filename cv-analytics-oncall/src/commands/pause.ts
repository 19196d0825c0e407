import type { Command } from "commander";
import { confirm } from "./confirm";
import { action, type Runner } from "./run";
import { switchWith } from "./switch-with";

interface Options {
  readonly yes?: boolean;
}

export function addPause(program: Command, runner: Runner): void {
  program
    .command("pause")
    .description("stops the processor from taking events; they wait in the queue")
    .option("--yes", "do not ask")
    .action(
      action(runner, (context, { yes }: Options) =>
        switchWith(context, "pause", "Disabled", () =>
          confirm(context, yes, "Stop processing? Events wait in the queue until resume."),
        ),
      ),
    );
}
