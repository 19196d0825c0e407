import pico from "picocolors";
import type { Finding } from "../finding";
import type { MoveTask } from "./move-tasks";
import { describeVerification, isAllRecorded, verificationToJson } from "./present-verification";
import type { Verification } from "./verify";

/** How SQS's move task ended; verified only when it moved everything. */
export function presentNative(
  { status, moved, toMove, failureReason }: MoveTask,
  verified: Verification | undefined,
): Finding {
  const end = status === "COMPLETED" ? pico.green("completed") : pico.yellow(status.toLowerCase());
  return {
    json: {
      changed: moved > 0,
      status,
      moved,
      toMove,
      failureReason: failureReason ?? null,
      ...verificationToJson(verified),
    },
    text: [
      `Move task ${end}: ${moved} of ${toMove} moved.${failureReason ? ` ${failureReason}` : ""}`,
      verified ? describeVerification(verified) : "What it moved stays moved; what it did not is still dead.",
    ].join("\n"),
    needsAttention: !verified || !isAllRecorded(verified),
  };
}
