import { resolve } from "node:path";
import type { Command } from "commander";
import { createArchive } from "../archive/file";
import { toLine } from "../archive/line";
import { lookAgain } from "../dead-letters/second-look";
import { type Filters, select } from "../dead-letters/selection";
import { withUnseen } from "../dead-letters/unseen";
import type { Finding } from "../finding";
import { withFilters } from "./filters";
import { action, type Runner } from "./run";
import { surveyWith } from "./survey-with";

export function addDlqExport(dlq: Command, runner: Runner): void {
  withFilters(dlq.command("export"))
    .argument("<file>", "a new file")
    .description("copies dead messages to a file of JSON lines, to repair them there and import them again")
    .action(
      action(runner, async (context, file: string, options: Filters) => {
        const { letters, unseen } = await surveyWith(context, options);
        const selected = new Map(
          select(letters, options, context.now()).map((letter) => [letter.messageId, letter] as const),
        );
        if (selected.size === 0) {
          const nothing = { json: { changed: false, exported: 0, missed: 0 }, text: "Nothing to export." };
          return withUnseen({ ...nothing, needsAttention: false }, unseen);
        }
        await using archive = await createArchive(resolve(context.folder, file));
        let written = 0;
        await lookAgain(new Set(selected.keys()), { ...context.aws, ...context }, async (messages) => {
          const lines = messages.flatMap((message) => {
            const letter = selected.get(message.messageId);
            return letter ? [toLine(message, letter)] : [];
          });
          await archive.append(lines);
          written += lines.length;
        });
        const missed = selected.size - written;
        const finding: Finding = {
          json: { changed: false, file, exported: written, missed },
          text: `Exported ${written} to ${file}${missed > 0 ? `; ${missed} were not to be had` : ""}. Nothing was deleted.`,
          needsAttention: missed > 0,
        };
        return withUnseen(finding, unseen);
      }),
    );
}
