import type { EventEmitter } from "node:events";
import type { BatchReport } from "../../src/lambda/event-source";

/** Counts `batch` events. Rejects when one fails: nothing may fail here, and its retry would be measured with it. */
export async function untilProcessed(events: number, happened: EventEmitter): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let left = events;
  const onBatch = ({ records, failed, error }: BatchReport) => {
    if (failed.size > 0) reject(new Error(`${failed.size} events failed`, { cause: error }));
    left -= records.length;
    if (left === 0) resolve();
  };
  happened.on("batch", onBatch).on("fault", reject);
  await promise.finally(() => happened.off("batch", onBatch).off("fault", reject));
}
