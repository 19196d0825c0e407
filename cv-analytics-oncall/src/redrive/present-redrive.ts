import pico from "picocolors";
import { toKnownError } from "../aws/known-errors";
import type { Finding } from "../finding";
import type { RedrivePlan } from "./plan";
import { refusalsOf } from "./present-plan";
import { describeVerification, isAllRecorded, verificationToJson } from "./present-verification";
import type { RedriveResult } from "./redriving";
import type { Verification } from "./verify";

/** What a redrive did, and what came of it. */
export function presentRedrive(
  plan: RedrivePlan,
  result: RedriveResult,
  verified: Verification | undefined,
  isInterrupted: boolean,
): Finding {
  const { sent, deleted, refused, cameBack, fault } = result;
  const stopped = whyStopped(result, isInterrupted);
  const notSent = plan.send.filter(({ messageId }) => !sent.has(messageId) && !refused.has(messageId));
  const undeleted = [...sent].filter((messageId) => !deleted.has(messageId)).length;
  const isWhole = stopped === null && notSent.length + refused.size + undeleted + plan.refused.length === 0;
  return {
    json: {
      changed: sent.size + deleted.size > 0,
      sent: sent.size,
      deleted: deleted.size,
      refused: refusalsOf(plan),
      refusedBySqs: [...refused].map(([messageId, why]) => ({ messageId, why })),
      notSent: notSent.map(({ messageId }) => messageId),
      stopped,
      fault: fault === undefined ? null : toKnownError(fault).message,
      cameBack,
      ...verificationToJson(verified),
    },
    text: [
      pico.bold(`Redrove ${sent.size} of ${plan.send.length}.`),
      ...(stopped === "fault" ? [pico.red(`Stopped: ${toKnownError(fault).message}. Run it again to go on.`)] : []),
      ...(stopped === "no effect"
        ? [
            pico.red(
              "Stopped: nothing dealt with the first ones in time. Is the cause repaired, and does the processor run?",
            ),
          ]
        : []),
      ...(stopped === "came back" ? [pico.red(`Stopped: ${cameBack} came back. Repair the cause first.`)] : []),
      ...(stopped === "interrupted" ? [pico.yellow("Stopped on request; run it again to go on.")] : []),
      ...[...refused].map(([messageId, why]) => pico.red(`SQS does not take ${messageId}: ${why}`)),
      ...(stopped === null && notSent.length > 0
        ? [pico.yellow(`${notSent.length} were not to be had: moved or held by somebody else`)]
        : []),
      ...(undeleted > 0
        ? [pico.yellow(`${undeleted} were sent but are still dead as well; a redrive deletes them`)]
        : []),
      ...(verified ? [describeVerification(verified)] : []),
    ].join("\n"),
    needsAttention: !isWhole || !verified || !isAllRecorded(verified),
  };
}

function whyStopped({ fault, cameBack, isWithoutEffect }: RedriveResult, isInterrupted: boolean): string | null {
  if (fault !== undefined) return "fault";
  if (cameBack > 0) return "came back";
  if (isWithoutEffect) return "no effect";
  return isInterrupted ? "interrupted" : null;
}
