import pico from "picocolors";
import { toKnownError } from "../aws/known-errors";
import type { Finding } from "../finding";
import { describeVerification, isAllRecorded, verificationToJson } from "../redrive/present-verification";
import type { RedriveResult } from "../redrive/redriving";
import type { Verification } from "../redrive/verify";
import type { ImportPlan } from "./plan-import";

/** What an import sent, and what came of it. */
export function presentImport(
  plan: ImportPlan,
  { sent, deleted, refused, cameBack, fault }: RedriveResult,
  verified: Verification | undefined,
): Finding {
  const isWhole = plan.refused.length === 0 && sent.size === plan.send.length && cameBack === 0 && fault === undefined;
  return {
    json: {
      changed: sent.size + deleted.size > 0,
      sent: sent.size,
      deleted: deleted.size,
      alreadyRecorded: plan.recorded.map(({ messageId }) => messageId),
      refused: plan.refused,
      refusedBySqs: [...refused].map(([messageId, why]) => ({ messageId, why })),
      notSent: plan.send.flatMap(({ messageId }) => (sent.has(messageId) ? [] : [messageId])),
      fault: fault === undefined ? null : toKnownError(fault).message,
      cameBack,
      ...verificationToJson(verified),
    },
    text: [
      pico.bold(`Sent ${sent.size} of ${plan.send.length}. Dead originals deleted: ${deleted.size}.`),
      ...[...refused].map(([messageId, why]) => pico.red(`SQS does not take ${messageId}: ${why}`)),
      ...(fault === undefined ? [] : [pico.red(`Stopped: ${toKnownError(fault).message}. Run it again to go on.`)]),
      ...(verified ? [describeVerification(verified)] : []),
    ].join("\n"),
    needsAttention: !isWhole || !verified || !isAllRecorded(verified),
  };
}
