import type { FifoQueue, ReceiveRequest } from "./fifo-queue";
import type { ReceivedMessage } from "./message";
import type { SetTimer } from "./timer";

export interface PollClock {
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** A receive that waits for a message. A caller who has hung up gets nothing, and no message is hidden for him. */
export async function receiveWithin(
  waitInSeconds: number,
  queue: FifoQueue,
  request: ReceiveRequest,
  clock: PollClock,
  signal: AbortSignal,
): Promise<ReceivedMessage[]> {
  const deadline = clock.now() + waitInSeconds * 1000;
  while (!signal.aborted) {
    const messages = queue.receive(request);
    if (messages.length > 0 || clock.now() >= deadline) return messages;
    await nextChange(queue, Math.min(deadline, queue.nextChangeAt() ?? deadline), clock, signal);
  }
  return [];
}

/** Waits until the queue changes, a time comes or the caller hangs up. */
async function nextChange(queue: FifoQueue, at: number, clock: PollClock, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stopListening = queue.onChange(resolve);
  const cancelTimer = clock.setTimer(resolve, at - clock.now());
  const hangUp = () => resolve();
  signal.addEventListener("abort", hangUp);
  await promise;
  signal.removeEventListener("abort", hangUp);
  stopListening();
  cancelTimer();
}
