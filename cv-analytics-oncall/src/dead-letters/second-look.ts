import type { DeadLetterQueue, DeadMessage } from "./dead-letter-queue";
import { Look } from "./look";
import { lookWindowInSeconds } from "./look-window";

export interface Looking {
  readonly deadLetters: DeadLetterQueue;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Looks again for messages that a survey found, for their bodies, which it did not keep. `work` gets them as they come,
 * while they are hidden from others. Returns how many of them came; ends early when the signal aborts.
 */
export async function lookAgain(
  messageIds: ReadonlySet<string>,
  { deadLetters, now, signal }: Looking,
  work: (messages: readonly DeadMessage[], look: Look) => Promise<void>,
): Promise<number> {
  const windowInSeconds = lookWindowInSeconds((await deadLetters.depth()).visible);
  await using look = new Look({ queue: deadLetters, windowInSeconds, now, signal });
  let came = 0;
  for await (const batch of look.batches()) {
    const meant = batch.filter(({ messageId }) => messageIds.has(messageId));
    came += meant.length;
    if (meant.length > 0) await work(meant, look);
  }
  return came;
}
