/** `compute`, which must be pure, once for each text. It keeps every result: for a bounded number of texts. */
export function remember<T extends object>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const result = results.get(text) ?? compute(text);
    results.set(text, result);
    return result;
  };
}
