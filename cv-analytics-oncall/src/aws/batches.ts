/** As many as SQS takes in one call. */
export const mostPerSqsCall = 10;

export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Works on all items, so many at a time; results in their order. The first failure rejects once what is under way has ended. */
export async function forEachAtATime<T, R>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const batch of inBatches(items, atATime)) {
    const settled = await Promise.allSettled(batch.map(work));
    for (const one of settled) {
      if (one.status === "rejected") throw one.reason;
      results.push(one.value);
    }
  }
  return results;
}

/** Works on all items, so many at a time, whichever fail; the first failure rejects when all have had their turn. */
export async function forEachToTheEnd<T>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  await forEachAtATime(items, atATime, (item) => work(item).catch((error: unknown) => void failures.push(error)));
  if (failures.length > 0) throw failures[0];
}
