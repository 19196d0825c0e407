import pico from "picocolors";
import type { Finding } from "../finding";
import type { ImportPlan } from "./plan-import";

/** What an import would do. */
export function presentImportPlan(file: string, plan: ImportPlan): Finding {
  return {
    json: {
      changed: false,
      wouldSend: plan.send.length,
      alreadyRecorded: plan.recorded.map(({ messageId }) => messageId),
      refused: plan.refused,
    },
    text: describeImportPlan(file, plan),
    needsAttention: plan.refused.length > 0,
  };
}

export function describeImportPlan(file: string, { send, recorded, refused }: ImportPlan): string {
  const lines = [`${file} is in order. To send: ${send.length}`];
  if (recorded.length > 0)
    lines.push(`Recorded already, and not sent again; dead originals are deleted: ${recorded.length}`);
  if (refused.length > 0) lines.push(pico.yellow(`Refused (--force sends them all the same): ${refused.length}`));
  for (const { messageId, why } of refused) lines.push(`  ${messageId}: ${why}`);
  return lines.join("\n");
}
