import type { Command } from "commander";
import { lookAgain } from "../dead-letters/second-look";
import { type Filters, select } from "../dead-letters/selection";
import { withUnseen } from "../dead-letters/unseen";
import { presentRehearsal } from "../rehearsal/present-rehearsal";
import { Rehearsal } from "../rehearsal/rehearsal";
import { withFilters } from "./filters";
import { action, type Runner } from "./run";
import { surveyWith } from "./survey-with";

export function addDlqRehearse(dlq: Command, runner: Runner): void {
  withFilters(dlq.command("rehearse"))
    .description("runs dead messages through the processor's own code on a copy in memory, and writes nothing anywhere")
    .action(
      action(runner, async (context, options: Filters) => {
        const { letters, unseen } = await surveyWith(context, options);
        const selected = select(letters, options, context.now());
        const rehearsal = new Rehearsal(context.aws.items, context.now);
        const progress = context.terminal.progress("Rehearsing", selected.length);
        const meant = new Set(selected.map(({ messageId }) => messageId));
        await lookAgain(meant, { ...context.aws, ...context }, async (messages) => {
          await rehearsal.play(messages);
          progress.advance(messages.length);
        }).finally(progress.done);
        return withUnseen(presentRehearsal(selected, rehearsal.fates()), unseen);
      }),
    );
}
