/** Looks again and again, with a pause between two looks, until the signal aborts. */
export async function* watch<T>(
  look: () => Promise<T>,
  pause: () => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  while (!signal.aborted) {
    yield await look();
    await pause();
  }
}
