const textLimit = 2_000;
const cutMark = " [cut]";

/** At most `textLimit` characters (code points), the mark of the cut included. */
export function cutText(text: string): string {
  if (text.length <= textLimit) return text;
  const characters = firstCharacters(text, textLimit + 1);
  if (characters.length <= textLimit) return text;
  return characters.slice(0, textLimit - cutMark.length).join("") + cutMark;
}

/** Reads no further than it must: a text may be far longer than what is kept of it. */
function firstCharacters(text: string, count: number): string[] {
  // A character takes at most two code units.
  return Array.from(text.slice(0, 2 * count)).slice(0, count);
}
