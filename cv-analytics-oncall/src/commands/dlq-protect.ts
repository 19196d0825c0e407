import type { Command } from "commander";
import { type Filters, select } from "../dead-letters/selection";
import { withUnseen } from "../dead-letters/unseen";
import { presentProtection } from "../protection/present-protection";
import { neededHalves } from "../protection/protect";
import { withFilters } from "./filters";
import { action, type Runner } from "./run";
import { surveyWith } from "./survey-with";

interface Options extends Filters {
  readonly dryRun?: boolean;
}

export function addDlqProtect(dlq: Command, runner: Runner): void {
  withFilters(dlq.command("protect"))
    .description("keeps the halves that wait for dead messages until those expire, instead of 24 hours")
    .option("--dry-run", "tell what would be kept, and do nothing")
    .action(
      action(runner, async (context, options: Options) => {
        const { letters, unseen } = await surveyWith(context, options);
        const needs = neededHalves(select(letters, options, context.now()));
        if (options.dryRun || needs.length === 0)
          return withUnseen(presentProtection(needs, undefined, context.now()), unseen);
        const finding = await context.audit.around(
          "dlq protect",
          { halves: needs.length },
          async () => {
            const kept: boolean[] = [];
            for (const need of needs) kept.push(await context.aws.halves.keepUntil(need, need.neededUntil));
            return presentProtection(needs, kept, context.now());
          },
          ({ json }) => ({ protected: json.protected }),
        );
        return withUnseen(finding, unseen);
      }),
    );
}
