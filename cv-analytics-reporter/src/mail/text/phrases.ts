import type { Phrase, Quote } from "../words/quote";

/** Quotation marks keep what others typed apart from what the report says. */
export function quoted({ text }: Quote): string {
  return `"${text}"`;
}

export function phraseText(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === "string" ? part : quoted(part))).join("");
}
