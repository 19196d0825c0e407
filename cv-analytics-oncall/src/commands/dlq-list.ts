import type { Command } from "commander";
import { presentList } from "../dead-letters/present-list";
import { type Filters, select } from "../dead-letters/selection";
import { withFilters } from "./filters";
import { action, type Runner } from "./run";
import { surveyWith } from "./survey-with";

interface Options extends Filters {
  readonly all?: boolean;
}

export function addDlqList(dlq: Command, runner: Runner): void {
  withFilters(dlq.command("list"))
    .description("tells of every dead message why it died, whether a redrive can save it, and until when")
    .option("--all", "show every message of a group of identical failures, not the first few")
    .action(
      action(runner, async (context, options: Options) => {
        const survey = await surveyWith(context, options);
        return presentList(survey, select(survey.letters, options, context.now()), options, context.now());
      }),
    );
}
