import { ChangeMessageVisibilityCommand, type Message, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { bodiesOf, type SqsServer, startSqsServer } from "./support/sqs-server";

let sqs: SqsServer;
let queue: string;

beforeEach(async () => {
  sqs = await startSqsServer();
  queue = await sqs.createQueue("events.fifo", { VisibilityTimeout: "180" });
});

afterEach(() => sqs.close());

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

test("a message is gone when its retention period ends, even from a group in flight", async () => {
  await sqs.client.send(
    new SetQueueAttributesCommand({ QueueUrl: queue, Attributes: { MessageRetentionPeriod: "60" } }),
  );
  await sendAll("a1");
  await sqs.receive(queue);
  sqs.clock.advance({ seconds: 59 });
  await sendAll("a2");

  expect(await sqs.receive(queue)).toEqual([]);
  sqs.clock.advance({ seconds: 1 });
  expect(bodiesOf(await sqs.receive(queue))).toEqual(["a2"]);
});

test("a queue's delay hides new messages, and a change of it reaches those that wait already", async () => {
  const delayed = await sqs.createQueue("delayed.fifo", { DelaySeconds: "60" });
  await sqs.send(delayed, "a1");
  expect(await sqs.receive(delayed)).toEqual([]);
  expect(await sqs.attributes(delayed)).toMatchObject({ ApproximateNumberOfMessagesDelayed: "1" });

  await sqs.client.send(new SetQueueAttributesCommand({ QueueUrl: delayed, Attributes: { DelaySeconds: "30" } }));
  sqs.clock.advance({ seconds: 30 });

  expect(bodiesOf(await sqs.receive(delayed))).toEqual(["a1"]);
});

test("a long poll ends as soon as a message arrives", async () => {
  const poll = sqs.receive(queue, { WaitTimeSeconds: 20 });
  await sqs.clock.timerSet();
  await sendAll("a1");

  expect(bodiesOf(await poll)).toEqual(["a1"]);
});

test("a long poll ends when a message in flight comes back", async () => {
  await sendAll("a1");
  await sqs.receive(queue, { VisibilityTimeout: 7 });
  const poll = sqs.receive(queue, { WaitTimeSeconds: 20 });
  await sqs.clock.timerSet();
  sqs.clock.advance({ seconds: 7 });

  expect(bodiesOf(await poll)).toEqual(["a1"]);
});

test("a long poll ends when another consumer returns a message", async () => {
  await sendAll("a1");
  const [message] = await sqs.receive(queue);
  const poll = sqs.receive(queue, { WaitTimeSeconds: 20 });
  await sqs.clock.timerSet();
  await hideFor(0, message);

  expect(bodiesOf(await poll)).toEqual(["a1"]);
});

test("a long poll that finds nothing returns no messages after its wait", async () => {
  const poll = sqs.receive(queue, { WaitTimeSeconds: 20 });
  await sqs.clock.timerSet();
  sqs.clock.advance({ seconds: 20 });

  expect(await poll).toEqual([]);
});
