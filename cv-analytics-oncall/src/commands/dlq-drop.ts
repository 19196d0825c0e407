import { resolve } from "node:path";
import type { Command } from "commander";
import { drop } from "../archive/drop";
import { createArchive } from "../archive/file";
import { toAudit } from "../audit/audit";
import { type Filters, select } from "../dead-letters/selection";
import { withUnseen } from "../dead-letters/unseen";
import { confirm, nothingChanged } from "./confirm";
import { withFilters } from "./filters";
import { action, type Runner } from "./run";
import { surveyWith } from "./survey-with";

interface Options extends Filters {
  readonly yes?: boolean;
  readonly to?: string;
}

export function addDlqDrop(dlq: Command, runner: Runner): void {
  withFilters(dlq.command("drop"))
    .description("deletes dead messages, each after it is in a file that import takes")
    .option("--to <file>", "the new file; by default cv-analytics-dropped-<time>.jsonl")
    .option("--yes", "do not ask first")
    .action(
      action(runner, async (context, options: Options) => {
        const { letters, unseen } = await surveyWith(context, options);
        const selected = select(letters, options, context.now());
        if (selected.length === 0)
          return withUnseen(
            { json: { changed: false, dropped: 0 }, text: "Nothing to drop.", needsAttention: false },
            unseen,
          );
        const file =
          options.to ?? `cv-analytics-dropped-${new Date(context.now()).toISOString().replace(/[:.]/g, "-")}.jsonl`;
        if (!(await confirm(context, options.yes, `Archive ${selected.length} to ${file}, and delete them?`)))
          return nothingChanged;
        await using archive = await createArchive(resolve(context.folder, file));
        const finding = await context.audit.around(
          "dlq drop",
          { messages: toAudit(selected), file },
          async () => {
            const progress = context.terminal.progress("Dropping", selected.length);
            const dropped = await drop(selected, archive, { ...context.aws, ...context }, progress.advance).finally(
              progress.done,
            );
            const left = selected.length - dropped;
            return {
              json: { changed: dropped > 0, file, dropped, left },
              text: `Dropped ${dropped}; ${file} keeps what was dropped.${left > 0 ? ` ${left} were not to be had.` : ""}`,
              needsAttention: left > 0,
            };
          },
          ({ json: { dropped, left } }) => ({ dropped, left }),
        );
        return withUnseen(finding, unseen);
      }),
    );
}
