import { AttemptError, type Pauses, withRetries } from "./retry";
import type { SendMessages } from "./sqs";
import type { Message } from "./sqs-call";

/**
 * Attempts until the queue has taken every message or no attempt may help any more; of a batch only what was refused
 * is sent again. Returns the messages that are lost, each with a reason fit for a log line; never rejects.
 */
export async function deliver(
  messages: readonly Message[],
  send: SendMessages,
  pauses: Pauses,
): Promise<ReadonlyMap<Message, string>> {
  const lost = new Map<Message, string>();
  let left = messages;
  let refused: ReadonlyMap<Message, AttemptError> = new Map();

  async function attempt(): Promise<void> {
    // Of a request that fails as a whole, what an earlier one refused is not the reason.
    refused = new Map();
    refused = await send(left);
    for (const [message, { mayHelp, reason }] of refused) if (!mayHelp) lost.set(message, reason);
    // In the order in which they were given: a query never goes after its response when both are sent again.
    left = left.filter((message) => refused.get(message)?.mayHelp);
    const [first] = left;
    if (first) throw refused.get(first);
  }

  try {
    await withRetries(attempt, pauses);
  } catch (error) {
    for (const message of left) lost.set(message, reasonOf(refused.get(message) ?? error));
  }
  return lost;
}

function reasonOf(error: unknown): string {
  return error instanceof AttemptError ? error.reason : "fault in the Worker";
}
