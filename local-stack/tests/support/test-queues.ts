import type { FifoQueue } from "../../src/sqs/fifo-queue";
import type { GroupLock } from "../../src/sqs/grouped-messages";
import type { QueueAttributes } from "../../src/sqs/queue-settings";
import { SqsQueues } from "../../src/sqs/queues";
import { VirtualClock } from "./virtual-clock";

/** A queue with a dead-letter queue after three receives, both without HTTP and on a virtual clock. */
export function testQueues({
  attributes = {},
  groupLock,
}: {
  attributes?: QueueAttributes;
  groupLock?: GroupLock;
} = {}) {
  const clock = new VirtualClock();
  let lastId = 0;
  const queues = new SqsQueues({
    ...{ now: clock.now, newId: () => `id-${++lastId}`, region: "eu-west-2", accountId: "000000000000" },
    ...(groupLock && { groupLock }),
  });
  const deadLetters = queues.create("dead.fifo", { FifoQueue: "true" });
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 3 });
  const queue = queues.create("events.fifo", { FifoQueue: "true", RedrivePolicy, ...attributes });
  return { clock, queues, queue, deadLetters };
}

/** Sends each body to the group that its first letter names. */
export function sendAll(queue: FifoQueue, ...bodies: string[]): void {
  for (const body of bodies) queue.send({ body, groupId: body.charAt(0), deduplicationId: body });
}

export function receiveBodies(queue: FifoQueue, maxMessages = 10, visibilityTimeoutInSeconds = 30): string[] {
  return queue.receive({ maxMessages, visibilityTimeoutInSeconds }).map(({ body }) => body);
}
