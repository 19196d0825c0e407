import { toPlainForm } from "./plain-form";

// Four times what is kept in the end: it bounds the CPU time of masking, which a text of 64 KB would use up.
const limitInCodeUnits = 8_000;

// What an address or a number may hold, at the very end of a text. Each lookbehind keeps the time linear: a run is
// read only from where it starts. A cut may leave half a character, \p{Cs}.
const openAddress =
  /(?<![\p{L}\p{M}\p{N}\p{Cf}\p{Cs}.!#$%&'*+/=?^_`{|}~@-])[\p{L}\p{M}\p{N}\p{Cf}\p{Cs}.!#$%&'*+/=?^_`{|}~@-]+$/u;
const openNumber = /(?<![\s\d.,_()/+\p{Pd}\u2212\p{Cf}])[\s\d.,_()/+\p{Pd}\u2212\p{Cf}]+$/u;

export interface Beginning {
  readonly start: string;
  /** Whether `start` is all of the text. */
  readonly isWhole: boolean;
}

/**
 * As much of a text as is worth masking: the whole, or the start of its plain form, which ends before any address or
 * number that the cut may have split. So masks, which shrink a text, never pull half an address into what is kept.
 */
export function beginningOf(text: string): Beginning {
  const plain = toPlainForm(text.slice(0, limitInCodeUnits));
  // The plain form of one character can be 18.
  if (Math.max(text.length, plain.length) <= limitInCodeUnits) return { start: text, isWhole: true };
  const start = plain.slice(0, limitInCodeUnits).replace(openAddress, "").replace(openNumber, "");
  return { start, isWhole: false };
}
