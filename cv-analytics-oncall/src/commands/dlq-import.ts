import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { type Archive, openArchive } from "../archive/file";
import { type ImportPlan, planImport } from "../archive/plan-import";
import { presentImport } from "../archive/present-import";
import { describeImportPlan, presentImportPlan } from "../archive/present-import-plan";
import { sendRepaired } from "../archive/send-repaired";
import { toAudit } from "../audit/audit";
import type { Context } from "../context";
import { refuseWhileMoving } from "../redrive/native";
import { confirm, nothingChanged } from "./confirm";
import { parseSpan, wholeNumber } from "./filters";
import { action, type Runner } from "./run";
import { verifyWith } from "./verify-with";
import { warnIfPaused } from "./warn-if-paused";

interface Options {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly rate: number;
  readonly verifyFor: number;
}

export function addDlqImport(dlq: Command, runner: Runner): void {
  dlq
    .command("import")
    .argument("<file>", "a file that export or drop wrote, edited or not")
    .description("sends the events of a file to the event queue; those that are still dead are deleted then")
    .option("--yes", "do not ask first")
    .option("--dry-run", "check the file, and do nothing")
    .option("--rate <messages>", "messages a second at most, after a slow start", wholeNumber(1, 500), 20)
    .addOption(
      new Option("--verify-for <span>", "how long to wait for the records").argParser(parseSpan).default(120_000, "2m"),
    )
    .option("--force", "also what is recorded already, and what was redriven three times before")
    .action(
      action(runner, async (context, file: string, options: Options) => {
        await using archive = await openArchive(resolve(context.folder, file), context.signal);
        await refuseWhileMoving(context.aws.moveTasks);
        const requestIds = new Set(archive.events.map(({ requestId }) => requestId));
        const recorded = await context.aws.states.recorded([...requestIds]);
        const plan = planImport(archive.events, recorded, { force: options.force ?? false });
        const work = plan.send.length + plan.recorded.length;
        if (options.dryRun || work === 0) return presentImportPlan(file, plan);
        context.terminal.say(describeImportPlan(file, plan));
        await warnIfPaused(context);
        if (!(await confirm(context, options.yes, `Send ${plan.send.length} events of ${file}?`)))
          return nothingChanged;
        // Without waiting here the file would be closed before it is read again.
        return await context.audit.around(
          "dlq import",
          { file, send: toAudit(plan.send), recorded: toAudit(plan.recorded) },
          (run) => importEvents(context, plan, archive, options, run),
          ({ json: { sent, deleted, recorded, fault } }) => ({ sent, deleted, recorded, fault }),
        );
      }),
    );
}

async function importEvents(
  context: Context,
  plan: ImportPlan,
  { bodyOf }: Archive,
  { rate, verifyFor }: Options,
  run: string,
) {
  const progress = context.terminal.progress("Sending", plan.send.length);
  const tools = { ...context.aws, ...context };
  const sending = { run, mostPerSecond: rate, onSent: progress.advance, bodyOf };
  const result = await sendRepaired(plan, tools, sending).finally(progress.done);
  const sent = plan.send.filter(({ messageId }) => result.sent.has(messageId));
  const requests = new Map(sent.map(({ messageId, requestId }) => [messageId, requestId]));
  const isOver = result.fault !== undefined || context.signal.aborted;
  return presentImport(plan, result, isOver ? undefined : await verifyWith(context, run, requests, verifyFor));
}
