import { setTimeout as sleep } from "node:timers/promises";
import type { FifoQueue } from "../sqs/fifo-queue";
import type { Clock } from "./clock";

export interface Drain {
  readonly queue: Pick<FifoQueue, "counts" | "nextChangeAt">;
  readonly clock: Clock;
  /** Batches that are being processed. */
  readonly batchesUnderWay: () => number;
  readonly signal?: AbortSignal;
}

const lookEveryMs = 15;
const looksUntilStill = 5;

/**
 * Waits until the queue is empty: every message was processed or lies in the dead-letter queue. Retries that wait for
 * their visibility timeout are not sat out: the queue's clock moves forward to them. Rejects when the signal aborts.
 */
export async function drain({ queue, clock, batchesUnderWay, signal }: Drain): Promise<void> {
  let before = "";
  let sameLooks = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { visible, inFlight, delayed } = queue.counts();
    if (visible + inFlight + delayed === 0 && batchesUnderWay() === 0) return;
    const now = `${visible} ${inFlight} ${delayed}`;
    sameLooks = now === before && batchesUnderWay() === 0 ? sameLooks + 1 : 0;
    before = now;
    // Only messages in flight wait for time to pass; visible ones are about to be received.
    if (sameLooks >= looksUntilStill && inFlight > 0) {
      clock.skipTo(queue.nextChangeAt() ?? 0);
      sameLooks = 0;
    }
    await sleep(lookEveryMs);
  }
}
