import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type SendMessageCommandInput,
  SetQueueAttributesCommand,
  TagQueueCommand,
} from "@aws-sdk/client-sqs";
import { type SqsServer, startSqsServer } from "./support/sqs-server";

let sqs: SqsServer;
let queue: string;

beforeEach(async () => {
  sqs = await startSqsServer();
  queue = await sqs.createQueue("events.fifo");
});

afterEach(() => sqs.close());

const set = (Attributes: Record<string, string>) =>
  sqs.client.send(new SetQueueAttributesCommand({ QueueUrl: queue, Attributes }));

test.each<[string, Partial<SendMessageCommandInput>, string]>([
  ["without a group", { MessageGroupId: undefined }, "MissingParameter"],
  ["without a deduplication id", { MessageDeduplicationId: undefined }, "InvalidParameterValue"],
  ["with a delay of its own", { DelaySeconds: 2 }, "InvalidParameterValue"],
  ["of more than 1 MiB", { MessageBody: "a".repeat(1_048_577) }, "InvalidParameterValue"],
  ["with a control character", { MessageBody: "a\x01" }, "InvalidMessageContents"],
  ["with a code point that is no character", { MessageBody: "a\ufffe" }, "InvalidMessageContents"],
  ["without a body", { MessageBody: "" }, "MissingParameter"],
  ["with a space in its group id", { MessageGroupId: "a b" }, "InvalidParameterValue"],
  ["with a deduplication id of 129 letters", { MessageDeduplicationId: "a".repeat(129) }, "InvalidParameterValue"],
  [
    "with an empty attribute",
    { MessageAttributes: { label: { DataType: "String", StringValue: "" } } },
    "InvalidParameterValue",
  ],
  [
    "with an attribute of an unknown type",
    { MessageAttributes: { label: { DataType: "Date", StringValue: "today" } } },
    "InvalidParameterValue",
  ],
  [
    "with a reserved attribute name",
    { MessageAttributes: { "AWS.label": { DataType: "String", StringValue: "x" } } },
    "InvalidParameterValue",
  ],
])("a message %s is refused", async (_what, input, name) => {
  await expect(sqs.send(queue, "a1", input)).rejects.toMatchObject({ name });
  expect(await sqs.receive(queue)).toEqual([]);
});

test("a message of exactly 1 MiB is taken, unless the queue's own limit is lower", async () => {
  await sqs.send(queue, "a".repeat(1_048_576), { MessageDeduplicationId: "big" });
  await set({ MaximumMessageSize: "1024" });

  await expect(sqs.send(queue, "a".repeat(1025), { MessageDeduplicationId: "big too" })).rejects.toMatchObject({
    name: "InvalidParameterValue",
  });
});

test("a queue that does not exist is named so, whatever the host of its URL", async () => {
  const nowhere = { name: "QueueDoesNotExist", message: "The specified queue does not exist." };

  await expect(sqs.send(`${sqs.url}/000000000000/nowhere.fifo`, "a1")).rejects.toMatchObject(nowhere);
  await expect(sqs.send(`${sqs.url}/111111111111/events.fifo`, "a1")).rejects.toMatchObject(nowhere);
  await expect(sqs.client.send(new GetQueueUrlCommand({ QueueName: "nowhere.fifo" }))).rejects.toMatchObject(nowhere);
  await expect(sqs.send("events.fifo", "a1")).rejects.toMatchObject({ name: "InvalidAddress" });
});

test("only account and name of a queue's URL count", async () => {
  await sqs.send("https://sqs.eu-west-2.amazonaws.com/000000000000/events.fifo", "a1");

  expect(await sqs.receive(queue)).toHaveLength(1);
});

test("a receipt handle that was never issued is no receipt handle", async () => {
  const ReceiptHandle = "made up";

  await expect(sqs.client.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }))).rejects.toMatchObject({
    name: "ReceiptHandleIsInvalid",
  });
});

test("the visibility of a message that is not in flight cannot be changed", async () => {
  await sqs.send(queue, "a1");
  const [message] = await sqs.receive(queue, { VisibilityTimeout: 1 });
  const change = () => {
    const handle = { QueueUrl: queue, ReceiptHandle: message?.ReceiptHandle };
    return sqs.client.send(new ChangeMessageVisibilityCommand({ ...handle, VisibilityTimeout: 60 }));
  };
  sqs.clock.advance({ seconds: 1 });

  await expect(change()).rejects.toMatchObject({ name: "MessageNotInflight" });
  await sqs.receive(queue);
  await expect(change()).rejects.toMatchObject({ name: "InvalidParameterValue" });
});

test.each([
  [{ Colour: "blue" }, "InvalidAttributeName"],
  [{ VisibilityTimeout: "43201" }, "InvalidAttributeValue"],
  [{ MessageRetentionPeriod: "59" }, "InvalidAttributeValue"],
  [{ DeduplicationScope: "group" }, "InvalidAttributeValue"],
  [{ FifoThroughputLimit: "perMessageGroupId" }, "InvalidAttributeValue"],
  [{ FifoQueue: "false" }, "InvalidAttributeValue"],
])("the attributes %j are refused", async (attributes, name) => {
  await expect(set(attributes)).rejects.toMatchObject({ name });
});

test("high throughput is allowed with deduplication by group", async () => {
  await set({ DeduplicationScope: "messageGroup", FifoThroughputLimit: "perMessageGroupId" });

  expect(await sqs.attributes(queue)).toMatchObject({ FifoThroughputLimit: "perMessageGroupId" });
});

test("a queue tells its attributes, AWS's defaults among them", async () => {
  expect(await sqs.attributes(queue)).toEqual({
    ApproximateNumberOfMessages: "0",
    ApproximateNumberOfMessagesDelayed: "0",
    ApproximateNumberOfMessagesNotVisible: "0",
    ContentBasedDeduplication: "false",
    CreatedTimestamp: "1762160400",
    DeduplicationScope: "queue",
    DelaySeconds: "0",
    FifoQueue: "true",
    FifoThroughputLimit: "perQueue",
    LastModifiedTimestamp: "1762160400",
    MaximumMessageSize: "1048576",
    MessageRetentionPeriod: "345600",
    QueueArn: "arn:aws:sqs:eu-west-2:000000000000:events.fifo",
    ReceiveMessageWaitTimeSeconds: "0",
    SqsManagedSseEnabled: "true",
    VisibilityTimeout: "30",
  });
  const command = new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ["QueueArn", "RedrivePolicy"] });
  expect(Object.keys((await sqs.client.send(command)).Attributes ?? {})).toEqual(["QueueArn"]);
});

test("creating a queue again is fine with the same attributes and refused with others", async () => {
  expect(await sqs.createQueue("events.fifo", { VisibilityTimeout: "30" })).toBe(queue);
  await expect(sqs.createQueue("events.fifo", { VisibilityTimeout: "31" })).rejects.toMatchObject({
    name: "QueueNameExists",
  });
});

test("a queue that is no FIFO queue is refused", async () => {
  const create = (QueueName: string) => sqs.client.send(new CreateQueueCommand({ QueueName }));

  await expect(create("standard")).rejects.toMatchObject({ name: "UnsupportedOperation" });
  await expect(create("half.fifo")).rejects.toMatchObject({ name: "InvalidParameterValue" });
});

test("a deleted queue is gone, and its name stays unusable for a minute", async () => {
  await sqs.client.send(new DeleteQueueCommand({ QueueUrl: queue }));

  await expect(sqs.receive(queue)).rejects.toMatchObject({ name: "QueueDoesNotExist" });
  await expect(sqs.createQueue("events.fifo")).rejects.toMatchObject({ name: "QueueDeletedRecently" });
  sqs.clock.advance({ seconds: 60 });
  await sqs.createQueue("events.fifo");
});

test("a purge empties the queue, once a minute", async () => {
  await sqs.send(queue, "a1");
  const purge = () => sqs.client.send(new PurgeQueueCommand({ QueueUrl: queue }));

  await purge();

  expect(await sqs.receive(queue)).toEqual([]);
  await expect(purge()).rejects.toMatchObject({ name: "PurgeQueueInProgress" });
});

test("queues are listed by prefix", async () => {
  const other = await sqs.createQueue("other.fifo");
  const list = async (QueueNamePrefix?: string) =>
    (await sqs.client.send(new ListQueuesCommand({ QueueNamePrefix }))).QueueUrls;

  expect(await list()).toEqual([queue, other]);
  expect(await list("oth")).toEqual([other]);
});

test("a request without its queue, with a wrong type or of an unknown action is refused", async () => {
  const wrongType = Object.assign({ QueueUrl: queue }, { MaxNumberOfMessages: "many" });

  await expect(sqs.client.send(new PurgeQueueCommand({ QueueUrl: undefined }))).rejects.toMatchObject({
    name: "MissingParameter",
    message: "The request must contain the parameter QueueUrl.",
  });
  await expect(
    sqs.client.send(new ReceiveMessageCommand(wrongType as unknown as { QueueUrl: string })),
  ).rejects.toMatchObject({ name: "SerializationException" });
  await expect(sqs.client.send(new TagQueueCommand({ QueueUrl: queue, Tags: {} }))).rejects.toMatchObject({
    name: "UnknownOperationException",
  });
});
