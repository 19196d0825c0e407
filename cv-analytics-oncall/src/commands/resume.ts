import type { Command } from "commander";
import { action, type Runner } from "./run";
import { switchWith } from "./switch-with";

export function addResume(program: Command, runner: Runner): void {
  program
    .command("resume")
    .description("lets the processor take events again")
    .action(action(runner, (context) => switchWith(context, "resume", "Enabled", async () => true)));
}
