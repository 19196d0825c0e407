import { cutText } from "./cut";
import { maskPersonalData } from "./mask";
import { toSendable } from "./sendable";

/** Masked before it is cut: a cut could leave half an address that no longer looks like one. */
export function tidyText(text: string, masks: boolean): string {
  const sendable = toSendable(text);
  return cutText(masks ? maskPersonalData(sendable) : sendable);
}
