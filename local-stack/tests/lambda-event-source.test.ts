import type { Message } from "@aws-sdk/client-sqs";
import { type BatchReport, createEventSource, type EventSourceOptions } from "../src/lambda/event-source";
import type { SourceQueue } from "../src/lambda/source-queue";
import type { SqsRecord } from "../src/lambda/sqs-event";
import type { EventSourceDescription } from "../src/lambda/template";

const description: EventSourceDescription = {
  queueArn: "arn:aws:sqs:eu-west-2:000000000000:cv-analytics-queue.fifo",
  batchSize: 10,
  functionResponseTypes: ["ReportBatchItemFailures"],
  maximumConcurrency: 2,
  enabled: true,
};

const message = (id: string): Message => ({
  MessageId: id,
  ReceiptHandle: `handle-${id}`,
  Body: `{"id":"${id}"}`,
  MD5OfBody: "digest",
  Attributes: { ApproximateReceiveCount: "1", MessageGroupId: "group" },
});

/** A queue that hands out the given batches in order and then, like a long poll, waits for more or for the end. */
class FakeQueue implements SourceQueue {
  readonly deleted: string[] = [];
  readonly askedFor: number[] = [];
  visibility = 180;
  deleteError: Error | undefined;
  receiving = 0;
  readonly #offers: (readonly Message[] | Error)[] = [];
  readonly #waiting = new Set<() => void>();

  offer(...batches: (readonly Message[] | Error)[]) {
    this.#offers.push(...batches);
    for (const wake of this.#waiting) wake();
  }

  async receive(maximum: number, signal: AbortSignal): Promise<readonly Message[]> {
    this.askedFor.push(maximum);
    this.receiving += 1;
    while (this.#offers.length === 0 && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      signal.addEventListener("abort", () => resolve(), { once: true });
      await promise;
    }
    this.receiving -= 1;
    signal.throwIfAborted();
    const offer = this.#offers.shift() ?? [];
    if (offer instanceof Error) throw offer;
    return offer;
  }

  async delete(messages: readonly { messageId: string; receiptHandle: string }[]) {
    if (this.deleteError) throw this.deleteError;
    this.deleted.push(...messages.map(({ messageId }) => messageId));
  }

  async visibilityTimeoutInSeconds() {
    return this.visibility;
  }
}

const setUp = (options: Partial<EventSourceOptions> = {}) => {
  const queue = new FakeQueue();
  const errors: unknown[] = [];
  const reports: BatchReport[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const source = createEventSource({
    description,
    functionTimeoutInSeconds: 30,
    queue,
    invoke: async () => ({ batchItemFailures: [] }),
    onBatch: (report) => {
      reports.push(report);
      for (const { count, resolve } of waiting) if (reports.length >= count) resolve();
    },
    onError: (error) => errors.push(error),
    backoff: async () => {},
    now: () => 0,
    ...options,
  });
  const batches = (count: number) =>
    new Promise<void>((resolve) => (reports.length >= count ? resolve() : waiting.push({ count, resolve })));
  return { queue, errors, reports, source, batches };
};

/** Starts the source, lets it work through the batches and stops it. */
const run = async (batches: readonly (readonly Message[])[], options: Partial<EventSourceOptions> = {}) => {
  const all = setUp(options);
  all.queue.offer(...batches);
  await all.source.start();
  await all.batches(batches.length);
  await all.source.stop();
  return all;
};

describe("a batch", () => {
  test("reaches the function as Lambda's SQS event", async () => {
    const events: unknown[] = [];
    const invoke: EventSourceOptions["invoke"] = async (event) => events.push(event) && {};
    const withAttributes: Message = {
      ...message("a"),
      MD5OfMessageAttributes: "attributes-digest",
      MessageAttributes: {
        origin: { DataType: "String", StringValue: "edge" },
        raw: { DataType: "Binary", BinaryValue: new Uint8Array([1, 2]) },
      },
      Attributes: {
        ApproximateReceiveCount: "2",
        ApproximateFirstReceiveTimestamp: "1762607659000",
        SentTimestamp: "1762607658821",
        SequenceNumber: "18849496460467696128",
        MessageGroupId: "request",
        MessageDeduplicationId: "request:query",
        SenderId: "AIDA",
        AWSTraceHeader: "Root=1-0-1",
      },
    };
    await run([[withAttributes]], { invoke });
    expect(events).toEqual([
      {
        Records: [
          {
            messageId: "a",
            receiptHandle: "handle-a",
            body: '{"id":"a"}',
            attributes: withAttributes.Attributes,
            messageAttributes: {
              origin: { stringValue: "edge", stringListValues: [], binaryListValues: [], dataType: "String" },
              raw: { binaryValue: "AQI=", stringListValues: [], binaryListValues: [], dataType: "Binary" },
            },
            md5OfBody: "digest",
            md5OfMessageAttributes: "attributes-digest",
            eventSource: "aws:sqs",
            eventSourceARN: description.queueArn,
            awsRegion: "eu-west-2",
          },
        ],
      },
    ]);
  });

  test("that succeeds is deleted and reported", async () => {
    const { queue, reports } = await run([[message("a"), message("b")]]);
    expect(queue.deleted).toEqual(["a", "b"]);
    expect(reports).toMatchObject([{ records: [{ messageId: "a" }, { messageId: "b" }], failed: new Set() }]);
  });

  test("that fails in part loses only what succeeded", async () => {
    const invoke = async () => ({ batchItemFailures: [{ itemIdentifier: "b" }] });
    const { queue, reports } = await run([[message("a"), message("b"), message("c")]], { invoke });
    expect(queue.deleted).toEqual(["a", "c"]);
    expect(reports[0]?.failed).toEqual(new Set(["b"]));
  });

  test("whose response names an unknown message stays whole", async () => {
    const invoke = async () => ({ batchItemFailures: [{ itemIdentifier: "x" }] });
    const { queue } = await run([[message("a"), message("b")]], { invoke });
    expect(queue.deleted).toEqual([]);
  });

  test("whose invocation fails stays whole, is reported with the reason, and is no error of the queue", async () => {
    const reason = new Error("Task timed out after 30.00 seconds");
    const { queue, reports, errors } = await run([[message("a")], [message("b")]], {
      invoke: async ({ Records }) => (Records[0]?.messageId === "a" ? Promise.reject(reason) : {}),
    });
    expect(queue.deleted).toEqual(["b"]);
    expect(reports.find(({ failed }) => failed.has("a"))?.error).toBe(reason);
    expect(errors).toEqual([]);
  });

  test("is judged as a whole by a mapping without ReportBatchItemFailures, which ignores the response", async () => {
    const invoke = async () => ({ batchItemFailures: [{ itemIdentifier: "a" }] });
    const { queue } = await run([[message("a")]], {
      invoke,
      description: { ...description, functionResponseTypes: [] },
    });
    expect(queue.deleted).toEqual(["a"]);
  });

  test("is timed by the given clock", async () => {
    const times = [1_000, 1_250];
    const { reports } = await run([[message("a")]], { now: () => times.shift() ?? 0 });
    expect(reports[0]?.durationMs).toBe(250);
  });

  test("whose deletion fails is reported as an error, and polling goes on", async () => {
    const { queue, errors, reports, source, batches } = setUp();
    queue.deleteError = new Error("AccessDenied: sqs:DeleteMessage");
    queue.offer([message("a")], [message("b")]);
    await source.start();
    await batches(2);
    await source.stop();
    expect(errors).toEqual([queue.deleteError, queue.deleteError]);
    expect(reports).toHaveLength(2);
  });
});

describe("polling", () => {
  test("asks for the mapping's batch size with as many pollers as its concurrency allows", async () => {
    const { queue, source } = setUp({ description: { ...description, batchSize: 7, maximumConcurrency: 3 } });
    await source.start();
    await settle();
    expect(queue.askedFor).toEqual([7, 7, 7]);
    await source.stop();
  });

  test("uses five pollers when the mapping sets no limit", async () => {
    const { queue, source } = setUp({ description: { ...description, maximumConcurrency: undefined } });
    await source.start();
    await settle();
    expect(queue.receiving).toBe(5);
    await source.stop();
  });

  test("never has more invocations under way than the concurrency allows", async () => {
    let underWay = 0;
    let most = 0;
    const invoke = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await settle();
      underWay -= 1;
    };
    await run(
      Array.from({ length: 8 }, (_, index) => [message(`${index}`)]),
      { invoke },
    );
    expect(most).toBe(2);
  });

  test("reports an error of the queue and goes on after a growing wait", async () => {
    const waits: number[] = [];
    const denied = Object.assign(new Error("not authorized to perform sqs:ReceiveMessage"), { name: "AccessDenied" });
    const { queue, errors, source, batches } = setUp({
      description: { ...description, maximumConcurrency: 1 },
      backoff: async (failuresInARow) => void waits.push(failuresInARow),
    });
    queue.offer(denied, denied, [message("a")], denied, [message("b")]);
    await source.start();
    await batches(2);
    await source.stop();
    expect(errors).toEqual([denied, denied, denied]);
    expect(waits).toEqual([1, 2, 1]);
    expect(queue.deleted).toEqual(["a", "b"]);
  });

  test("stays off for a mapping that is not enabled", async () => {
    const { queue, source } = setUp({ description: { ...description, enabled: false } });
    await source.start();
    await settle();
    expect(queue.askedFor).toEqual([]);
    await source.stop();
  });

  test("refuses a queue whose messages would come again while the function still works", async () => {
    const { queue, source } = setUp();
    queue.visibility = 20;
    await expect(source.start()).rejects.toThrow(
      "cv-analytics-queue.fifo has a visibility timeout of 20 s; expected at least the function's 30 s",
    );
    expect(queue.askedFor).toEqual([]);
    queue.visibility = 30;
    await source.start();
    await settle();
    expect(queue.receiving).toBe(2);
    await source.stop();
  });
});

describe("stopping", () => {
  test("ends the long polls without an error", async () => {
    const { queue, source, errors } = setUp();
    await source.start();
    await settle();
    await source.stop();
    expect(queue.receiving).toBe(0);
    expect(errors).toEqual([]);
  });

  test("waits for the batch under way and still deletes it", async () => {
    const { promise: invoked, resolve: isInvoked } = Promise.withResolvers<readonly SqsRecord[]>();
    const { promise: finish, resolve: finishNow } = Promise.withResolvers<void>();
    const { queue, source } = setUp({
      invoke: async ({ Records }) => {
        isInvoked(Records);
        await finish;
      },
    });
    queue.offer([message("a")]);
    await source.start();
    await invoked;
    const stopped = source.stop();
    await settle();
    expect(queue.deleted).toEqual([]);
    finishNow();
    await stopped;
    expect(queue.deleted).toEqual(["a"]);
  });

  test("is a pause: started again, it goes on", async () => {
    const { queue, source, batches, reports } = await run([[message("a")]]);
    queue.offer([message("b")]);
    await settle();
    expect(reports).toHaveLength(1);
    await source.start();
    await batches(2);
    await source.stop();
    expect(queue.deleted).toEqual(["a", "b"]);
  });

  test("holds even when it comes while the source is starting", async () => {
    const { queue, source } = setUp();
    const starting = source.start();
    await source.stop();
    await starting;
    await settle();
    expect(queue.receiving).toBe(0);
  });

  test("interrupts the wait after an error", async () => {
    const { promise: failed, resolve: hasFailed } = Promise.withResolvers<void>();
    const queue = new FakeQueue();
    const source = createEventSource({
      description,
      functionTimeoutInSeconds: 30,
      queue,
      invoke: async () => {},
      onError: () => hasFailed(),
    });
    queue.offer(new Error("down"));
    await source.start();
    await failed;
    await source.stop();
    expect(queue.receiving).toBe(0);
  });
});

/** Lets everything that needs no outside event come to rest. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
