import {
  CancelMessageMoveTaskCommand,
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ListMessageMoveTasksCommand,
  SendMessageBatchCommand,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { arnOf, type DeadLetterPair, startDeadLetterPair } from "./support/dead-letter-pair";
import { bodiesOf } from "./support/sqs-server";

const queueArn = arnOf("events.fifo");
const deadLetterArn = arnOf("dead.fifo");

let pair: DeadLetterPair;

beforeEach(async () => {
  pair = await startDeadLetterPair();
});

afterEach(() => pair.sqs.close());

const start = async (more: { DestinationArn?: string; MaxNumberOfMessagesPerSecond?: number } = {}) =>
  (await pair.sqs.client.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetterArn, ...more }))).TaskHandle;

const list = async (MaxResults?: number) =>
  (await pair.sqs.client.send(new ListMessageMoveTasksCommand({ SourceArn: deadLetterArn, MaxResults }))).Results ?? [];

const cancel = (TaskHandle: string | undefined) =>
  pair.sqs.client.send(new CancelMessageMoveTaskCommand({ TaskHandle }));

test("without a destination messages go back to their source as new ones, oldest first among new arrivals", async () => {
  const { sqs, queue, deadLetters, letDie } = pair;
  await letDie("a1", "b1");
  const dead = (await sqs.receive(deadLetters, { VisibilityTimeout: 0 })).map(({ MessageId }) => MessageId);
  await sqs.send(queue, "c1");
  sqs.clock.advance({ minutes: 1 });

  await start({ MaxNumberOfMessagesPerSecond: 1 });
  sqs.clock.advance({ ms: 0 });
  await sqs.send(queue, "d1");
  sqs.clock.advance({ seconds: 1 });

  const received = await sqs.receive(queue);
  expect(bodiesOf(received)).toEqual(["c1", "a1", "d1", "b1"]);
  expect(dead).not.toContain(received[1]?.MessageId);
  expect(received[1]?.Attributes).toMatchObject({
    ApproximateReceiveCount: "1",
    SentTimestamp: String(sqs.clock.now() - 1000),
  });
  expect(received[1]?.Attributes).not.toHaveProperty("DeadLetterQueueSourceArn");
  expect(await sqs.attributes(deadLetters)).toMatchObject({ ApproximateNumberOfMessages: "0" });
});

test("what a batch's messages carry survives their death and their way back", async () => {
  const { sqs, queue, deadLetters } = pair;
  const sent = {
    MessageAttributes: { redrive: { DataType: "String", StringValue: "run-1" } },
    MessageSystemAttributes: { AWSTraceHeader: { DataType: "String" as const, StringValue: "Root=1-trace" } },
  };
  const ids = { MessageGroupId: "a", MessageDeduplicationId: "a1" };
  const Entries = [{ Id: "0", MessageBody: "a1", ...ids, ...sent }];
  const answer = await sqs.client.send(new SendMessageBatchCommand({ QueueUrl: queue, Entries }));
  expect(answer.Failed ?? []).toEqual([]);
  for (let receives = 0; receives < 4; receives++) await sqs.receive(queue, { VisibilityTimeout: 0 });

  const asked = { MessageAttributeNames: ["All"], VisibilityTimeout: 60 };
  const carried = {
    Body: "a1",
    MessageAttributes: sent.MessageAttributes,
    Attributes: { AWSTraceHeader: "Root=1-trace", MessageGroupId: "a" },
  };
  const dead = await sqs.receive(deadLetters, asked);
  expect(dead).toMatchObject([carried]);
  const visible = dead.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }));
  await sqs.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: deadLetters, Entries: visible }));
  await start();
  sqs.clock.advance({ ms: 0 });

  const back = await sqs.receive(queue, asked);
  expect(back).toMatchObject([carried]);
  const deletions = back.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await sqs.client.send(new DeleteMessageBatchCommand({ QueueUrl: queue, Entries: deletions }));
  expect(await sqs.attributes(queue)).toMatchObject({ ApproximateNumberOfMessagesNotVisible: "0" });
});

test("a destination may be named", async () => {
  const { sqs, letDie } = pair;
  const elsewhere = await sqs.createQueue("elsewhere.fifo");
  await letDie("a1");

  await start({ DestinationArn: arnOf("elsewhere.fifo") });
  sqs.clock.advance({ ms: 0 });

  expect(bodiesOf(await sqs.receive(elsewhere))).toEqual(["a1"]);
  expect(await list()).toEqual([
    {
      Status: "COMPLETED",
      SourceArn: deadLetterArn,
      DestinationArn: arnOf("elsewhere.fifo"),
      ApproximateNumberOfMessagesMoved: 1,
      ApproximateNumberOfMessagesToMove: 1,
      StartedTimestamp: sqs.clock.now(),
    },
  ]);
});

test("a task moves no faster than its rate, and shows its handle while it runs", async () => {
  const { sqs, queue, letDie } = pair;
  await letDie("a1", "a2", "a3", "a4", "a5");
  const handle = await start({ MaxNumberOfMessagesPerSecond: 2 });

  sqs.clock.advance({ seconds: 1 });

  expect(await list()).toMatchObject([
    {
      Status: "RUNNING",
      TaskHandle: handle,
      ApproximateNumberOfMessagesMoved: 3,
      ApproximateNumberOfMessagesToMove: 5,
    },
  ]);
  sqs.clock.advance({ seconds: 1 });
  expect(await list()).toMatchObject([{ Status: "COMPLETED", ApproximateNumberOfMessagesMoved: 5 }]);
  expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1", "a2", "a3", "a4", "a5"]);
});

test("cancelling a running task moves nothing back, and a second cancel is refused", async () => {
  const { sqs, queue, deadLetters, letDie } = pair;
  await letDie("a1", "a2", "a3");
  const handle = await start({ MaxNumberOfMessagesPerSecond: 1 });
  sqs.clock.advance({ seconds: 1 });

  expect((await cancel(handle)).ApproximateNumberOfMessagesMoved).toBe(2);
  sqs.clock.advance({ minutes: 1 });

  expect(await list()).toMatchObject([{ Status: "CANCELLED", ApproximateNumberOfMessagesMoved: 2 }]);
  expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1", "a2"]);
  expect(bodiesOf(await sqs.receive(deadLetters))).toEqual(["a3"]);
  await expect(cancel(handle)).rejects.toMatchObject({ name: "UnsupportedOperation" });
});

test("a queue has one active task at a time", async () => {
  const { sqs, letDie } = pair;
  await letDie("a1", "a2");
  await start({ MaxNumberOfMessagesPerSecond: 1 });

  await expect(start()).rejects.toThrow("There is already a task running");
  sqs.clock.advance({ seconds: 1 });
  await start();
});

test("the newest task is listed first: one unless more are asked for, ten at most", async () => {
  const { sqs } = pair;
  for (let task = 0; task < 12; task++) {
    await start({ MaxNumberOfMessagesPerSecond: task + 1 });
    sqs.clock.advance({ seconds: 1 });
  }

  expect(await list()).toMatchObject([{ MaxNumberOfMessagesPerSecond: 12 }]);
  expect((await list(10)).map((task) => task.MaxNumberOfMessagesPerSecond)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  await expect(list(11)).rejects.toMatchObject({ name: "InvalidParameterValue" });
});

test("what dies again meanwhile and what is in flight stays, so that a task ends", async () => {
  const { sqs, queue, deadLetters, letDie } = pair;
  await letDie("a1", "b1", "b2");
  await sqs.receive(deadLetters, { MaxNumberOfMessages: 1 });
  await start({ MaxNumberOfMessagesPerSecond: 1 });
  sqs.clock.advance({ ms: 0 });
  for (let receives = 0; receives < 4; receives++) await sqs.receive(queue, { VisibilityTimeout: 0 });
  sqs.clock.advance({ seconds: 1 });

  expect(await list()).toMatchObject([{ Status: "COMPLETED", ApproximateNumberOfMessagesMoved: 2 }]);
  expect(bodiesOf(await sqs.receive(queue))).toEqual(["b2"]);
  sqs.clock.advance({ minutes: 1 });
  expect(bodiesOf(await sqs.receive(deadLetters))).toEqual(["b1", "a1"]);
});

test("a task fails at a message of unknown source, and leaves it where it is", async () => {
  const { sqs, deadLetters } = pair;
  await sqs.send(deadLetters, "a-sent-by-hand");
  await start();
  sqs.clock.advance({ ms: 0 });

  expect(await list()).toMatchObject([{ Status: "FAILED", FailureReason: "CouldNotDetermineMessageSource" }]);
  expect(await sqs.receive(deadLetters)).toHaveLength(1);
});

test("a task that cannot be started says why", async () => {
  const { sqs } = pair;
  const startFrom = (SourceArn: string) => sqs.client.send(new StartMessageMoveTaskCommand({ SourceArn }));

  await expect(startFrom(queueArn)).rejects.toThrow("Source queue must be configured as a Dead Letter Queue.");
  await expect(startFrom(arnOf("nowhere.fifo"))).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await expect(start({ DestinationArn: arnOf("nowhere.fifo") })).rejects.toThrow("DestinationArn");
  await expect(start({ DestinationArn: deadLetterArn })).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await expect(start({ MaxNumberOfMessagesPerSecond: 501 })).rejects.toThrow("between 1 and 500");
  await expect(cancel("made up")).rejects.toMatchObject({ name: "InvalidParameterValue" });
});
