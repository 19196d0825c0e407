import type { Context } from "../context";
import type { AssessedLetter } from "../dead-letters/assessment";
import type { Finding } from "../finding";
import { redriveNatively } from "../redrive/native";
import { presentNative } from "../redrive/present-native";
import { confirm, nothingChanged } from "./confirm";
import type { RedriveCommandOptions } from "./dlq-redrive";
import { requestsOf, verifyWith } from "./verify-with";

/** Moves everything by SQS's own task. SQS marks nothing, so these redrives are not counted on the messages. */
export async function redriveEverything(
  context: Context,
  { yes, dryRun, rate, verifyFor }: RedriveCommandOptions,
  letters: readonly AssessedLetter[],
): Promise<Finding> {
  const count = letters.length;
  if (dryRun || count === 0) {
    return { json: { wouldMove: count }, text: `SQS would move ${count}.`, needsAttention: count > 0 };
  }
  context.terminal.say(
    `SQS's move task moves all ${count}, what can't succeed included, and does not count as a redrive.`,
  );
  if (!(await confirm(context, yes, `Move ${count}?`))) return nothingChanged;

  return context.audit.around(
    "dlq redrive --native",
    { move: count, rate: rate ?? "as SQS likes" },
    async (run) => {
      const progress = context.terminal.progress("Moving", count);
      let shown = 0;
      const task = await redriveNatively({ ...context, moveTasks: context.aws.moveTasks }, rate, ({ moved }) => {
        progress.advance(moved - shown);
        shown = moved;
      }).finally(progress.done);
      const isWhole = task.status === "COMPLETED";
      const verified = isWhole ? await verifyWith(context, run, requestsOf(letters), verifyFor) : undefined;
      return presentNative(task, verified);
    },
    ({ json: { status, moved } }) => ({ status, moved }),
  );
}
