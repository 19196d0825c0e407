import { beginningOf } from "./beginning";
import { cutText } from "./cut";
import { maskPersonalData } from "./mask";
import { toSendable } from "./sendable";

/** Masked before it is cut to what is kept: a cut could leave half an address that no longer looks like one. */
export function tidyText(text: string, masks: boolean): string {
  if (!masks) return cutText(toSendable(text), true);
  const { start, isWhole } = beginningOf(text);
  return cutText(maskPersonalData(toSendable(start)), isWhole);
}
