const breaking = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
// Format characters (bidirectional overrides and zero-width ones among them), private use, unassigned, lone surrogates.
const invisible = /\p{C}+/gu;
const ellipsis = "\u2026";

/** What a visitor typed as one harmless line of at most `longest` UTF-16 units. Escaping for HTML is the renderer's. */
export function cleanText(typed: string, longest: number): string {
  const line = typed.replace(breaking, " ").replace(invisible, "").replace(/ +/g, " ").trim();
  if (line.length <= longest) return line;
  // The cut may fall between the halves of a surrogate pair; the lone half goes as well.
  return (
    line
      .slice(0, longest - 1)
      .replace(/\p{Cs}$/u, "")
      .trimEnd() + ellipsis
  );
}
