const textLimit = 2_000;
const cutMark = " [cut]";

/** At most `textLimit` characters (code points), the mark of the cut included: a text that is not whole has one. */
export function cutText(text: string, isWhole: boolean): string {
  if (isWhole && text.length <= textLimit) return text;
  const characters = firstCharacters(text, textLimit + 1);
  if (isWhole && characters.length <= textLimit) return text;
  return characters.slice(0, textLimit - cutMark.length).join("") + cutMark;
}

/** Reads no further than it must: a text may be far longer than what is kept of it. */
function firstCharacters(text: string, count: number): string[] {
  // A character takes at most two code units.
  return Array.from(text.slice(0, 2 * count)).slice(0, count);
}
