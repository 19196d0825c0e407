/** `compute`, which must be pure, with its results remembered for the texts that come again and again. */
export function remember<T>(
  compute: (text: string) => T,
  mostRemembered: number,
  longest: number,
): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    if (text.length > longest) return result;
    // What is common is back at once; to keep the most recent instead would cost every call an update.
    if (results.size >= mostRemembered) results.clear();
    results.set(text, result);
    return result;
  };
}
