/** What the edge puts in the place of personal data: such a text can't be compared with the one that was asked. */
const maskedPart = /\[(?:email|phone|card)\]/;
/** Far less than the edge keeps of a long text. */
const comparedLength = 500;

/** The texts that were found more often than asked, by their beginnings; once for each time too many. */
export function surplus(found: readonly string[], asked: readonly string[]): string[] {
  const left = new Map([...Map.groupBy(asked, beginningOf)].map(([text, times]) => [text, times.length]));
  return found.filter((text) => {
    const beginning = beginningOf(text);
    const times = left.get(beginning) ?? 0;
    left.set(beginning, times - 1);
    return times <= 0 && !maskedPart.test(text);
  });
}

function beginningOf(text: string): string {
  return text.slice(0, comparedLength);
}
