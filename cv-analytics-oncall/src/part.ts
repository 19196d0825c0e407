/** One part of an answer, or why it can't be read: the others are worth showing without it. */
export type Part<T> = { readonly value: T } | { readonly unreadable: string };

/** Reads a part. `explain` words what went wrong; what it throws ends everything. */
export async function readPart<T>(read: () => Promise<T>, explain: (error: unknown) => string): Promise<Part<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    return { unreadable: explain(error) };
  }
}

export function knownOf<T>(part: Part<T>): T | undefined {
  return "value" in part ? part.value : undefined;
}
