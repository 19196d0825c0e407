import { DueTimes } from "../src/sqs/due-times";
import type { FifoQueue } from "../src/sqs/fifo-queue";
import { Line } from "../src/sqs/line";
import { testQueues } from "./support/test-queues";

const messageCount = 100_000;

/** Counts how often a queue looks at a message, a group or a time while `act` runs. */
function looksDuring(act: () => void): number {
  let looks = 0;
  const iterate = Line.prototype[Symbol.iterator];
  jest.spyOn(Line.prototype, Symbol.iterator).mockImplementation(function* (this: Line<unknown>) {
    for (const value of iterate.call(this)) {
      looks++;
      yield value;
    }
  });
  const peek = DueTimes.prototype.peek;
  jest.spyOn(DueTimes.prototype, "peek").mockImplementation(function (this: DueTimes<unknown>) {
    looks++;
    return peek.call(this);
  });
  act();
  jest.restoreAllMocks();
  return looks;
}

function filledQueue(groupCount: number) {
  const queues = testQueues({ attributes: { MessageRetentionPeriod: "1209600", VisibilityTimeout: "43200" } });
  for (let index = 0; index < messageCount; index++) {
    queues.queue.send({ body: "x", groupId: `group-${index % groupCount}`, deduplicationId: String(index) });
  }
  return queues;
}

function receiveAndDelete(queue: FifoQueue): void {
  for (const { receiptHandle } of queue.receive({ maxMessages: 10 })) queue.delete(receiptHandle);
}

test.each([1, 1000, messageCount])("a receive of 10 out of 100,000 messages in %i groups looks at few", (groups) => {
  const { queue } = filledQueue(groups);

  expect(looksDuring(() => receiveAndDelete(queue))).toBeLessThan(60);
});

test("emptying a queue of 100,000 messages takes work in proportion to their number", () => {
  const { queue } = filledQueue(messageCount / 2);

  const looks = looksDuring(() => {
    for (let batch = 0; batch < messageCount / 10; batch++) receiveAndDelete(queue);
  });

  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  expect(looks).toBeLessThan(6 * messageCount);
});

test("100,000 messages in flight cost a receive nothing, and all come back when their time is over", () => {
  const { queue, clock } = filledQueue(messageCount);
  for (let batch = 0; batch < messageCount / 10; batch++) queue.receive({ maxMessages: 10 });
  queue.send({ body: "x", groupId: "late", deduplicationId: "late" });

  expect(looksDuring(() => receiveAndDelete(queue))).toBeLessThan(20);
  clock.advance({ hours: 12 });
  expect(queue.counts()).toEqual({ visible: messageCount, inFlight: 0, delayed: 0 });
});
