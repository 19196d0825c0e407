import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
} from "@aws-sdk/client-sqs";
import { bodiesOf, type SqsServer, startSqsServer } from "./support/sqs-server";

let sqs: SqsServer;
let queue: string;

beforeEach(async () => {
  sqs = await startSqsServer();
  queue = await sqs.createQueue("events.fifo");
});

afterEach(() => sqs.close());

const entry = (Id: string, body = `a${Id}`): SendMessageBatchRequestEntry => ({
  Id,
  MessageBody: body,
  MessageGroupId: "a",
  MessageDeduplicationId: Id,
});

const sendBatch = (...Entries: SendMessageBatchRequestEntry[]) =>
  sqs.client.send(new SendMessageBatchCommand({ QueueUrl: queue, Entries }));

describe("what a message carries", () => {
  test("system attributes tell its group, its ids, its trace and its receives", async () => {
    const traceHeader = "Root=1-67891233-abcdef012345678912345678";
    const sent = await sqs.send(queue, "a1", {
      MessageSystemAttributes: { AWSTraceHeader: { DataType: "String", StringValue: traceHeader } },
    });
    const sentAt = sqs.clock.now();
    sqs.clock.advance({ seconds: 5 });

    const [message] = await sqs.receive(queue);

    expect(message?.Attributes).toEqual({
      ApproximateFirstReceiveTimestamp: String(sentAt + 5000),
      ApproximateReceiveCount: "1",
      AWSTraceHeader: traceHeader,
      MessageDeduplicationId: "a1",
      MessageGroupId: "a",
      SenderId: "000000000000",
      SentTimestamp: String(sentAt),
      SequenceNumber: sent.SequenceNumber,
    });
  });

  test("sequence numbers have 20 digits and increase", async () => {
    const first = await sqs.send(queue, "a1");
    const second = await sqs.send(queue, "a2");

    expect(first.SequenceNumber).toMatch(/^\d{20}$/);
    expect(BigInt(second.SequenceNumber ?? 0)).toBeGreaterThan(BigInt(first.SequenceNumber ?? 0));
  });

  test("only the system attributes asked for are returned, by the old parameter name or the new", async () => {
    await sqs.send(queue, "a1");
    const selection = { MessageSystemAttributeNames: ["MessageGroupId" as const], VisibilityTimeout: 0 };
    const [byNewName] = await sqs.receive(queue, selection);
    const none = { MessageSystemAttributeNames: undefined, AttributeNames: undefined };
    const [unasked] = await sqs.receive(queue, { ...none, VisibilityTimeout: 0 });
    const [byOldName] = await sqs.receive(queue, { ...none, AttributeNames: ["All"] });

    expect(byNewName?.Attributes).toEqual({ MessageGroupId: "a" });
    expect(unasked?.Attributes).toBeUndefined();
    expect(byOldName?.Attributes).toMatchObject({ MessageGroupId: "a", ApproximateReceiveCount: "3" });
  });

  // Digests as AWS computed them for these attributes (localstack's recorded answers, test_sqs.snapshot.json).
  test.each([
    [["All"], ["General", "Hello", "Help.Me"], "4c360f3fdafd970e05fae2f149d997f5"],
    [[".*"], ["General", "Hello", "Help.Me"], "4c360f3fdafd970e05fae2f149d997f5"],
    [["General", "Hello"], ["General", "Hello"], "fca026605781cb4126a1e9044df24232"],
    [["Hello", "Other"], ["Hello"], "a311262e065454b75da111d535b8dacd"],
    [["Hel.*"], ["Hello", "Help.Me"], "83fee93c1bcd8b9a5a923ffacdc636c7"],
    [["Other"], [], undefined],
  ])("of the message attributes, %j selects %j", async (names, selected, digest) => {
    const text = (StringValue: string) => ({ DataType: "String", StringValue });
    await sqs.send(queue, "a1", {
      MessageAttributes: { Hello: text("There"), General: text("Kenobi"), "Help.Me": text("Me") },
    });

    const [message] = await sqs.receive(queue, { MessageAttributeNames: names });

    expect(Object.keys(message?.MessageAttributes ?? {}).sort()).toEqual(selected);
    expect(message?.MD5OfMessageAttributes).toBe(digest);
  });

  test("binary attributes come back as they were sent", async () => {
    const BinaryValue = Buffer.from("traceparent\x1e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01");
    await sqs.send(queue, "a1", { MessageAttributes: { attr1: { DataType: "Binary", BinaryValue } } });

    const [message] = await sqs.receive(queue, { MessageAttributeNames: ["All"] });

    expect(Buffer.from(message?.MessageAttributes?.attr1?.BinaryValue ?? [])).toEqual(BinaryValue);
    expect(message?.MD5OfMessageAttributes).toBe("8cbe4db156db8a94db8b801b7addb984");
  });
});

describe("batches", () => {
  test("the messages of a batch are queued in the order in which they stand in it", async () => {
    const { Successful } = await sendBatch(entry("1"), entry("2"), entry("3"));

    expect(Successful?.map(({ Id }) => Id)).toEqual(["1", "2", "3"]);
    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1", "a2", "a3"]);
  });

  test("an entry that fails is listed and stops none of the others", async () => {
    const { Successful, Failed } = await sendBatch(entry("1"), entry("2", "a\x01"), entry("3"));

    expect(Successful?.map(({ Id }) => Id)).toEqual(["1", "3"]);
    expect(Failed).toMatchObject([{ Id: "2", SenderFault: true, Code: "InvalidMessageContents" }]);
    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1", "a3"]);
  });

  test.each([
    ["no entries", [], "EmptyBatchRequest"],
    ["eleven entries", Array.from({ length: 11 }, (_, index) => entry(String(index))), "TooManyEntriesInBatchRequest"],
    ["two entries of one id", [entry("1"), entry("1")], "BatchEntryIdsNotDistinct"],
    ["an id with a colon", [entry("invalid:id")], "InvalidBatchEntryId"],
    [
      "more than 1 MiB in all",
      [entry("1", "a".repeat(600_000)), entry("2", "a".repeat(600_000))],
      "BatchRequestTooLong",
    ],
    ["an entry without group", [entry("1"), { Id: "2", MessageBody: "a2" }], "InvalidParameterValue"],
    [
      "an entry without deduplication id",
      [{ ...entry("1"), MessageDeduplicationId: undefined }],
      "InvalidParameterValue",
    ],
  ])("a batch with %s is refused as a whole", async (_what, entries, name) => {
    await expect(sendBatch(...entries)).rejects.toMatchObject({ name });
    expect(await sqs.receive(queue)).toEqual([]);
  });

  test("deleting a batch answers for each entry", async () => {
    await sqs.send(queue, "a1");
    const [late] = await sqs.receive(queue, { VisibilityTimeout: 1 });
    sqs.clock.advance({ seconds: 1 });
    await sqs.send(queue, "b1");
    const [, , fresh = {}] = [{}, ...(await sqs.receive(queue))];

    const { Successful, Failed } = await sqs.client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue,
        Entries: [
          { Id: "late", ReceiptHandle: late?.ReceiptHandle },
          { Id: "fresh", ReceiptHandle: fresh.ReceiptHandle },
          { Id: "foreign", ReceiptHandle: "no handle" },
        ],
      }),
    );

    expect(Successful).toEqual([{ Id: "fresh" }]);
    expect(Failed?.map(({ Id, Code, Message }) => [Id, Code, Message?.slice(0, 30)])).toEqual([
      ["late", "ReceiptHandleIsInvalid", "The receipt handle has expired"],
      ["foreign", "ReceiptHandleIsInvalid", 'The input receipt handle "no h'],
    ]);
  });

  test("the visibility of a batch can be changed entry by entry", async () => {
    for (const body of ["a1", "b1"]) await sqs.send(queue, body);
    const received = await sqs.receive(queue);

    const Entries = received.map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
      VisibilityTimeout: index * 60,
    }));
    await sqs.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queue, Entries }));

    expect(bodiesOf(await sqs.receive(queue))).toEqual(["a1"]);
  });
});
