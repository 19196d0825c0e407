import { deployment } from "../deployment";
import type { AcceptedMessage, Truth } from "../producers/truth";
import { type Invariant, violate } from "./invariant";

const deadForAReason: Invariant = {
  name: "dead for a reason",
  sentence:
    "The dead-letter queue holds nothing but malformed events and failures that outlasted their retries, and no failure spreads to another group.",
};

/** How often a receive of each message was spoilt by a fault: what it takes to let it die. */
export class Excuses {
  private readonly counts = new Map<string, number>();

  add(messageId: string): void {
    this.counts.set(messageId, this.count(messageId) + 1);
  }

  count(messageId: string): number {
    return this.counts.get(messageId) ?? 0;
  }
}

/** To be checked as a message moves to the dead-letter queue. */
export function checkDeath(messageId: string, truth: Truth, excuses: Excuses): void {
  const { event } = truth.message(messageId);
  if (event && excuses.count(messageId) < deployment.receivesBeforeDeadLetter)
    violate(deadForAReason, `${messageId} died although only ${excuses.count(messageId)} of its receives met a fault`);
}

/** To be checked when the function answers: `isTroubled` tells whether a fault struck the request in this invocation. */
export function checkReturned(
  batch: readonly AcceptedMessage[],
  returned: ReadonlySet<string>,
  isTroubled: (requestId: string) => boolean,
): void {
  const troubledGroups = new Set<string>();
  for (const { messageId, groupId, event } of batch) {
    if (event && isTroubled(event.requestId)) troubledGroups.add(groupId);
    if (event && returned.has(messageId) && !troubledGroups.has(groupId))
      violate(deadForAReason, `${messageId} was returned although no fault struck its group`);
  }
}
