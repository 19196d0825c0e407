import { stripVTControlCharacters } from "node:util";

/** Colours are for eyes: without a terminal they are left out, whatever the environment says. */
export function forStream(text: string, { isTTY }: { readonly isTTY?: boolean }): string {
  return isTTY ? text : stripVTControlCharacters(text);
}
