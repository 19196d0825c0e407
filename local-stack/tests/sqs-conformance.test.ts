import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { bodiesOf, type SqsServer, startSqsServer } from "./support/sqs-server";

let sqs: SqsServer;
let queue: string;

beforeEach(async () => {
  sqs = await startSqsServer();
  queue = await sqs.createQueue("events.fifo", { VisibilityTimeout: "180" });
});

afterEach(() => sqs.close());

const remove = (message: Message | undefined) =>
  sqs.client.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: message?.ReceiptHandle }));

const hideFor = (seconds: number, message: Message | undefined) =>
  sqs.client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queue,
      ReceiptHandle: message?.ReceiptHandle,
      VisibilityTimeout: seconds,
    }),
  );

const sendAll = async (...bodies: string[]) => {
  for (const body of bodies) await sqs.send(queue, body);
};

describe("order and groups", () => {
  test("one receive returns several messages of a group in order, and messages of several groups", async () => {
    await sendAll("a1", "b1", "a2", "a3");

    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1", "a2", "a3", "b1"]);
  });

  test("no message of a group is handed out while one of it is in flight, though other groups are", async () => {
    await sendAll("a1", "a2", "b1");
    await sqs.receive(queue, { MaxNumberOfMessages: 1 });
    await sendAll("a3");

    expect(bodiesOf(await sqs.receive(queue))).toEqual(["b1"]);
    expect(await sqs.receive(queue)).toEqual([]);
  });

  test("a group goes on when its messages in flight are deleted, not when only some of them are", async () => {
    await sendAll("a1", "a2", "a3");
    const [first, second] = await sqs.receive(queue, { MaxNumberOfMessages: 2 });

    await remove(first);
    expect(await sqs.receive(queue)).toEqual([]);
    await remove(second);
    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a3"]);
  });

  test("a group comes back in its original order when the visibility timeout ends", async () => {
    await sendAll("a1", "a2", "a3");
    await sqs.receive(queue);
    await sendAll("a4");

    sqs.clock.advance({ seconds: 180 });

    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1", "a2", "a3", "a4"]);
  });

  test("a receive returns one message unless asked for more, and never more than ten", async () => {
    await sendAll(...Array.from({ length: 12 }, (_, index) => `a${index}`));

    expect(await sqs.receive(queue)).toHaveLength(10);
    sqs.clock.advance({ seconds: 180 });
    expect(await sqs.receive(queue, { MaxNumberOfMessages: undefined })).toHaveLength(1);
    await expect(sqs.receive(queue, { MaxNumberOfMessages: 11 })).rejects.toThrow("Must be between 1 and 10");
  });
});

describe("delivery at least once", () => {
  test("a redelivery is the same message with a higher receive count, also for what was never processed", async () => {
    await sendAll("a1", "a2");
    const first = await sqs.receive(queue);
    sqs.clock.advance({ seconds: 180 });

    const second = await sqs.receive(queue);

    expect(second.map(({ MessageId }) => MessageId)).toEqual(first.map(({ MessageId }) => MessageId));
    expect(first.map(({ Attributes }) => Attributes?.ApproximateReceiveCount)).toEqual(["1", "1"]);
    expect(second.map(({ Attributes }) => Attributes?.ApproximateReceiveCount)).toEqual(["2", "2"]);
  });

  test("a consumer that outlives its visibility timeout cannot delete what another one may have by then", async () => {
    await sendAll("a1");
    const [slow] = await sqs.receive(queue);
    sqs.clock.advance({ seconds: 180 });

    await expect(remove(slow)).rejects.toMatchObject({ name: "InvalidParameterValue" });
    const [again] = await sqs.receive(queue);
    await expect(remove(slow)).rejects.toThrow("The receipt handle has expired");
    await remove(again);
    await remove(again);
    sqs.clock.advance({ hours: 1 });
    expect(await sqs.receive(queue)).toEqual([]);
  });

  test("visibility can be prolonged, and ended at once", async () => {
    await sendAll("a1");
    const [message] = await sqs.receive(queue);

    await hideFor(600, message);
    sqs.clock.advance({ seconds: 599 });
    expect(await sqs.receive(queue)).toEqual([]);
    await hideFor(0, message);
    expect(await sqs.receive(queue)).toHaveLength(1);
  });

  test("a message stays in flight for 12 hours at most, counted from its receive", async () => {
    await sendAll("a1");
    const [message] = await sqs.receive(queue);
    await hideFor(43_200, message);
    sqs.clock.advance({ seconds: 1 });

    await expect(hideFor(43_200, message)).rejects.toThrow("Total VisibilityTimeout for the message is beyond");
    await expect(hideFor(43_201, message)).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });

  test("a receive may choose its own visibility timeout", async () => {
    await sendAll("a1");
    await sqs.receive(queue, { VisibilityTimeout: 5 });

    sqs.clock.advance({ seconds: 5 });

    expect(await sqs.receive(queue)).toHaveLength(1);
  });
});

describe("deduplication", () => {
  test("a second send within five minutes is answered like the first and not delivered", async () => {
    const original = await sqs.send(queue, "a1");
    await remove((await sqs.receive(queue))[0]);
    sqs.clock.advance({ minutes: 5, ms: -1 });

    const duplicate = await sqs.send(queue, "a1");

    expect(duplicate.MessageId).toBe(original.MessageId);
    expect(duplicate.SequenceNumber).toBe(original.SequenceNumber);
    expect(await sqs.receive(queue)).toEqual([]);
  });

  test("five minutes after the original, a resend is a new message", async () => {
    await sendAll("a1");
    sqs.clock.advance({ minutes: 5 });
    await sendAll("a1");

    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1", "a1"]);
  });

  test("two events under one deduplication id are one: the second is dropped silently", async () => {
    await sqs.send(queue, "a-query", { MessageDeduplicationId: "request" });
    await sqs.send(queue, "a-response", { MessageDeduplicationId: "request" });

    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a-query"]);
  });

  test.each([
    ["queue", ["a1"]],
    ["messageGroup", ["a1", "b1"]],
  ])("in scope %s, one id in two groups delivers %j", async (DeduplicationScope, delivered) => {
    await sqs.client.send(new SetQueueAttributesCommand({ QueueUrl: queue, Attributes: { DeduplicationScope } }));
    await sqs.send(queue, "a1", { MessageDeduplicationId: "same" });
    await sqs.send(queue, "b1", { MessageDeduplicationId: "same" });

    expect(bodiesOf(await sqs.receive(queue))).toEqual(delivered);
  });

  test("content-based deduplication compares bodies only, not attributes", async () => {
    const hashing = await sqs.createQueue("hashing.fifo", { ContentBasedDeduplication: "true" });
    const send = (body: string, label: string) =>
      sqs.send(hashing, body, {
        MessageDeduplicationId: undefined,
        MessageAttributes: { label: { DataType: "String", StringValue: label } },
      });
    await send("a at 1", "first");
    await send("a at 1", "second");
    await send("a at 2", "first");

    expect(bodiesOf(await sqs.receive(hashing))).toEqual(["a at 1", "a at 2"]);
  });
});
