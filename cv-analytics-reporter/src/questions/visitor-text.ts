import { ownCopy } from "./own-copy";

// Most of what is typed: visible characters with single spaces. Without marks they need no Unicode tables.
const cleanAscii = /^[!-~]+(?: [!-~]+)*$/;
const clean = /^[\p{L}\p{N}\p{P}\p{S}]+(?: [\p{L}\p{N}\p{P}\p{S}]+)*$/u;
const breaking = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
// Format characters (bidirectional overrides and zero-width ones among them), private use, unassigned, lone surrogates.
const invisible = /\p{C}+/gu;
// No language stacks more marks on a letter; a pile of them runs over the lines above and below.
const piledMarks = /(\p{M}{4})\p{M}+/gu;
const ellipsis = "\u2026";

/** What a visitor typed as one harmless line of at most `longest` UTF-16 units. Escaping for HTML is the renderer's. */
export function cleanText(typed: string, longest: number): string {
  if (cleanAscii.test(typed) || clean.test(typed)) return shorten(typed, longest);
  const visible = typed.replace(breaking, " ").replace(invisible, "").replace(piledMarks, "$1");
  return shorten(visible.replace(/ +/g, " ").trim(), longest);
}

function shorten(line: string, longest: number): string {
  if (line.length <= longest) return line;
  // The cut may fall between the halves of a surrogate pair; the lone half goes as well.
  const start = line.slice(0, longest - 1).replace(/\p{Cs}$/u, "");
  return ownCopy(start.trimEnd() + ellipsis);
}
