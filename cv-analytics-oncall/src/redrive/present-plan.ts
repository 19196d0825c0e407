import pico from "picocolors";
import type { AssessedLetter } from "../dead-letters/assessment";
import type { Finding } from "../finding";
import type { RedrivePlan } from "./plan";

/** What a redrive would do. */
export function presentPlan(plan: RedrivePlan): Finding {
  return {
    json: {
      changed: false,
      wouldSend: plan.send.map(({ messageId }) => messageId),
      wouldDelete: plan.superseded.map(({ messageId }) => messageId),
      refused: refusalsOf(plan),
    },
    text: describePlan(plan),
    needsAttention: plan.send.length + plan.superseded.length + plan.refused.length > 0,
  };
}

export function describePlan({ send, superseded, refused }: RedrivePlan): string {
  const kinds = Object.entries(Object.groupBy(send, ({ prospect }) => prospect.redrive));
  const lines = [
    send.length === 0 ? "Nothing to redrive." : pico.bold(`To redrive: ${send.length}, oldest first`),
    ...kinds.map(([redrive, letters = []]) => `  ${letters.length} × ${redrive}`),
  ];
  const alone = countAlone(send);
  if (alone > 0) lines.push(pico.yellow(`  ${alone} will wait: their other half is dead as well, and not among these`));
  if (superseded.length > 0)
    lines.push(`To delete: ${superseded.length} that an earlier redrive sent and that are dead again`);
  const reasons = Object.entries(Object.groupBy(refused, ({ why }) => why));
  if (refused.length > 0) lines.push(pico.yellow(`Refused (--force redrives them all the same): ${refused.length}`));
  for (const [why, letters = []] of reasons) lines.push(`  ${letters.length} × ${why}`);
  return lines.join("\n");
}

/** Those whose other half is dead as well, and not redriven with them. */
function countAlone(letters: readonly AssessedLetter[]): number {
  const kinds = Map.groupBy(letters, ({ content }) => content.requestId);
  const isAlone = ({ content, otherHalf }: AssessedLetter) =>
    otherHalf.where === "dead" && kinds.get(content.requestId)?.every((other) => other.content.kind === content.kind);
  return letters.filter(isAlone).length;
}

/** The refused messages for machines. */
export function refusalsOf({ refused }: RedrivePlan) {
  return refused.map(({ letter, why }) => ({
    messageId: letter.messageId,
    requestId: letter.content.requestId ?? null,
    why,
  }));
}
