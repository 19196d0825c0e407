import type { FifoQueue } from "../../src/sqs/fifo-queue";
import { type Invariant, violate } from "./invariant";

const drains: Invariant = {
  name: "drains",
  sentence: "The queue drains within two and a half hours once faults end.",
};

/** An hour and a quarter of delay at most, and the visibility timeouts of a malformed message's three receives before it. */
export const drainedWithinInMs = 2.5 * 60 * 60 * 1000;

/** To be checked so long after the last fault, and after the last send. */
export function checkDrained(queue: FifoQueue): void {
  const left = queue.peek();
  if (left.length > 0) violate(drains, `${left.map(({ messageId }) => messageId).join(", ")} still in the queue`);
}
