import { stripVTControlCharacters } from "node:util";
import { harmlessText } from "./harmless";

/** What may drive a terminal is left out. Colours are for eyes: without a terminal they go as well, whatever the environment says. */
export function forStream(text: string, { isTTY }: { readonly isTTY?: boolean }): string {
  const harmless = harmlessText(text);
  return isTTY ? harmless : stripVTControlCharacters(harmless);
}
