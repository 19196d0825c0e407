import { setTimeout as sleep } from "node:timers/promises";

const lookEveryMs = 20;

/** Looks until it is so, or until the time is over; tells which. */
export async function until(isSo: () => boolean, longestInMs: number): Promise<boolean> {
  const end = performance.now() + longestInMs;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await sleep(lookEveryMs);
  }
  return true;
}
