import { receiveWithin } from "../src/sqs/long-poll";
import { receiveBodies, sendAll, testQueues } from "./support/test-queues";

describe("which group comes next", () => {
  // The order that AWS was seen to keep (localstack, test_sqs.py, test_fifo_receive_message_with_zero_visibility_timeout).
  test("a group that was handed out stands behind those that were not", () => {
    const { queue } = testQueues();
    sendAll(queue, "a1", "b1", "b2", "c1", "a2");

    expect(receiveBodies(queue, 3, 0)).toEqual(["a1", "a2", "b1"]);
    expect(receiveBodies(queue, 10, 0)).toEqual(["c1", "a1", "a2", "b1", "b2"]);
  });

  test("a group whose messages come back stands behind those that waited all along", () => {
    const { queue, clock } = testQueues();
    sendAll(queue, "a1", "b1", "c1");
    receiveBodies(queue, 2);
    clock.advance({ seconds: 30 });

    expect(receiveBodies(queue)).toEqual(["c1", "a1", "b1"]);
  });
});

describe("what a message in flight holds back", () => {
  const returnFirstOfThree = (queues: ReturnType<typeof testQueues>) => {
    sendAll(queues.queue, "a1", "a2", "a3");
    const [first] = queues.queue.receive({ maxMessages: 2 });
    queues.queue.changeVisibility(first?.receiptHandle ?? "", 0);
  };

  test("by default its whole group: no two receives hold messages of one group", () => {
    const queues = testQueues();
    returnFirstOfThree(queues);

    expect(receiveBodies(queues.queue)).toEqual([]);
    queues.clock.advance({ seconds: 30 });
    expect(receiveBodies(queues.queue)).toEqual(["a1", "a2", "a3"]);
  });

  test("on request only the later messages, as AWS was seen to do", () => {
    const queues = testQueues({ groupLock: "later-messages" });
    returnFirstOfThree(queues);

    expect(receiveBodies(queues.queue)).toEqual(["a1"]);
    expect(receiveBodies(queues.queue)).toEqual([]);
  });

  test("at 120,000 in flight nothing more is handed out, without an error", () => {
    const { queue } = testQueues();
    for (let index = 0; index <= 120_000; index++) {
      queue.send({ body: "x", groupId: String(index), deduplicationId: String(index) });
      queue.receive({ maxMessages: 1 });
    }

    expect(queue.counts().inFlight).toBe(120_000);
    expect(receiveBodies(queue)).toEqual([]);
  });
});

describe("waiting", () => {
  test("the queue tells when passing time will change something", () => {
    const { queue, clock } = testQueues({ attributes: { MessageRetentionPeriod: "60" } });
    expect(queue.nextChangeAt()).toBeUndefined();

    sendAll(queue, "a1");
    expect(queue.nextChangeAt()).toBe(clock.now() + 60_000);
    const [message] = queue.receive({ maxMessages: 1, visibilityTimeoutInSeconds: 30 });
    expect(queue.nextChangeAt()).toBe(clock.now() + 30_000);
    queue.changeVisibility(message?.receiptHandle ?? "", 10);
    expect(queue.nextChangeAt()).toBe(clock.now() + 10_000);
    queue.delete(message?.receiptHandle ?? "");
    expect(queue.nextChangeAt()).toBeUndefined();
  });

  test("a listener hears of a group that becomes receivable, until it stops listening", () => {
    const { queue } = testQueues();
    let changes = 0;
    const stop = queue.onChange(() => changes++);

    sendAll(queue, "a1", "a2", "b1");
    expect(changes).toBe(2);
    stop();
    sendAll(queue, "c1");
    expect(changes).toBe(2);
  });

  test("a caller who hung up takes no message", async () => {
    const { queue, clock } = testQueues();
    const caller = new AbortController();
    const poll = receiveWithin(20, queue, { maxMessages: 1 }, clock, caller.signal);
    caller.abort();
    sendAll(queue, "a1");

    expect(await poll).toEqual([]);
    expect(queue.counts()).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });

  test("of two callers who wait, one gets the message and the other waits on", async () => {
    const { queue, clock } = testQueues();
    const { signal } = new AbortController();
    const poll = () => receiveWithin(20, queue, { maxMessages: 1 }, clock, signal);
    const polls = [poll(), poll()];
    sendAll(queue, "a1");
    const [first] = polls;
    expect(await first).toHaveLength(1);
    sendAll(queue, "b1");

    expect((await Promise.all(polls)).flat().map(({ body }) => body)).toEqual(["a1", "b1"]);
  });
});

test("the age of the oldest message counts messages in flight too", () => {
  const { queue, clock } = testQueues();
  const sentAt = clock.now();
  sendAll(queue, "a1");
  clock.advance({ seconds: 5 });
  sendAll(queue, "b1");
  receiveBodies(queue, 1);

  expect(queue.oldestSentAt()).toBe(sentAt);
});

test("a dead message without a dead-letter queue is handed out on and on", () => {
  const { queue, queues, deadLetters } = testQueues();
  queues.delete(deadLetters);
  sendAll(queue, "a1");

  for (let receives = 0; receives < 5; receives++) expect(receiveBodies(queue, 1, 0)).toEqual(["a1"]);
});

test("text with half a surrogate pair is refused", () => {
  const { queue } = testQueues();

  expect(() => sendAll(queue, "a\ud800")).toThrow("Invalid characters found");
});

test("a handle of one queue is none of another", () => {
  const { queue, deadLetters } = testQueues();
  sendAll(queue, "a1");
  const [message] = queue.receive({ maxMessages: 1 });

  expect(() => deadLetters.delete(message?.receiptHandle ?? "")).toThrow("is not a valid receipt handle");
});
