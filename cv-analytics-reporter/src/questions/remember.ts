/** `compute`, which must be pure, once for each text. It keeps every result: for a bounded number of texts. */
export function remember<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, { readonly result: T }>();
  return (text) => {
    const known = results.get(text);
    if (known) return known.result;
    const result = compute(text);
    results.set(text, { result });
    return result;
  };
}
