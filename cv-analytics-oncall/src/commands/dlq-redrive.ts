import { type Command, Option } from "commander";
import { toAudit } from "../audit/audit";
import type { Context } from "../context";
import { type Filters, select } from "../dead-letters/selection";
import { withUnseen } from "../dead-letters/unseen";
import { type Finding, UsageError } from "../finding";
import { refuseWhileMoving } from "../redrive/native";
import { toOutgoing } from "../redrive/outgoing";
import { planRedrive, type RedrivePlan } from "../redrive/plan";
import { describePlan, presentPlan } from "../redrive/present-plan";
import { presentRedrive } from "../redrive/present-redrive";
import { createProbe } from "../redrive/probe";
import { redrive } from "../redrive/redrive";
import { confirm, nothingChanged } from "./confirm";
import { redriveEverything } from "./dlq-redrive-native";
import { areFiltersEmpty, parseSpan, wholeNumber, withFilters } from "./filters";
import { action, type Runner } from "./run";
import { surveyWith } from "./survey-with";
import { requestsOf, verifyWith } from "./verify-with";
import { warnIfPaused } from "./warn-if-paused";

export interface RedriveCommandOptions extends Filters {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly native?: boolean;
  readonly rate?: number;
  readonly verifyFor: number;
}

const usualRate = 20;

export function addDlqRedrive(dlq: Command, runner: Runner): void {
  withFilters(dlq.command("redrive"))
    .description("moves dead messages back to the event queue, and verifies that their requests are recorded")
    .option("--yes", "do not ask first")
    .option("--dry-run", "tell what would be done, and do nothing")
    .option("--force", "also what was redriven three times before, or can't succeed")
    .option(
      "--rate <messages>",
      `messages a second at most, after a slow start; by default ${usualRate}`,
      wholeNumber(1, 500),
    )
    .addOption(
      new Option("--verify-for <span>", "how long to wait for the records").argParser(parseSpan).default(120_000, "2m"),
    )
    .addOption(
      new Option("--native", "everything at once, by SQS's own move task; Ctrl-C cancels it").conflicts("force"),
    )
    .action(
      action(runner, async (context, options: RedriveCommandOptions) => {
        if (options.native && !areFiltersEmpty(options))
          throw new UsageError("--native moves everything: it takes no filters");
        await refuseWhileMoving(context.aws.moveTasks);
        const survey = await surveyWith(context, options);
        if (options.native) return withUnseen(await redriveEverything(context, options, survey.letters), survey.unseen);
        const selected = select(survey.letters, options, context.now());
        const plan = planRedrive(selected, survey.dead, { force: options.force ?? false });
        return withUnseen(await carryOut(context, options, plan), survey.unseen);
      }),
    );
}

async function carryOut(context: Context, options: RedriveCommandOptions, plan: RedrivePlan): Promise<Finding> {
  const { rate = usualRate, verifyFor, yes, dryRun } = options;
  const work = plan.send.length + plan.superseded.length;
  if (dryRun || work === 0) return presentPlan(plan);
  context.terminal.say(describePlan(plan));
  await warnIfPaused(context);
  if (!(await confirm(context, yes, `Redrive ${work}?`))) return nothingChanged;

  return context.audit.around(
    "dlq redrive",
    { send: toAudit(plan.send), superseded: toAudit(plan.superseded), rate },
    async (run) => {
      const progress = context.terminal.progress("Redriving", plan.send.length);
      const result = await redrive(
        { ...context.aws, ...context },
        {
          run,
          send: idsOf(plan.send),
          superseded: idsOf(plan.superseded),
          mostPerSecond: rate,
          toOutgoing: (message) => toOutgoing(message, run),
          onSent: progress.advance,
          probe: createProbe({ ...context.aws, ...context }),
        },
      ).finally(progress.done);
      const sent = plan.send.filter(({ messageId }) => result.sent.has(messageId));
      const isOver = result.fault !== undefined || context.signal.aborted;
      const patience = result.isWithoutEffect ? 0 : verifyFor;
      const verified = isOver ? undefined : await verifyWith(context, run, requestsOf(sent), patience);
      return presentRedrive(plan, result, verified, context.signal.aborted);
    },
    ({ json: { sent, deleted, cameBack, recorded, fault } }) => ({ sent, deleted, cameBack, recorded, fault }),
  );
}

function idsOf(letters: readonly { readonly messageId: string }[]): ReadonlySet<string> {
  return new Set(letters.map(({ messageId }) => messageId));
}
