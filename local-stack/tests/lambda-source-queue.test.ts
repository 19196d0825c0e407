import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SQSClient } from "@aws-sdk/client-sqs";
import { type SourceQueue, sourceQueue } from "../src/lambda/source-queue";

const queueUrl = "https://sqs.eu-west-2.amazonaws.com/000000000000/cv-analytics-queue.fifo";

let server: Server;
let client: SQSClient;
let queue: SourceQueue;
let calls: { action: string; input: unknown }[] = [];
let answer: object | undefined;

beforeEach(async () => {
  calls = [];
  answer = {};
  server = createServer(async (request, response) => {
    const action = String(request.headers["x-amz-target"]).replace("AmazonSQS.", "");
    calls.push({ action, input: JSON.parse(await text(request)) });
    if (answer) response.setHeader("content-type", "application/x-amz-json-1.0").end(JSON.stringify(answer));
    else server.emit("held");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  client = new SQSClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    useQueueUrlAsEndpoint: false,
    maxAttempts: 1,
  });
  queue = sourceQueue(client, queueUrl);
});

afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("the queue of an event source, through the official SDK", () => {
  test("receives by a long poll with every attribute, at the client's endpoint in place of the queue's URL", async () => {
    answer = {
      Messages: [{ MessageId: "a", ReceiptHandle: "h", Body: "{}", MD5OfBody: "99914b932bd37a50b983c5e7c90ae93b" }],
    };
    expect(await queue.receive(10, new AbortController().signal)).toMatchObject([{ MessageId: "a", Body: "{}" }]);
    expect(calls).toEqual([
      {
        action: "ReceiveMessage",
        input: {
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 20,
          MessageSystemAttributeNames: ["All"],
          MessageAttributeNames: ["All"],
        },
      },
    ]);
  });

  test("receives nothing from an empty queue", async () => {
    expect(await queue.receive(10, new AbortController().signal)).toEqual([]);
  });

  test("gives up a long poll when it is told to", async () => {
    answer = undefined;
    const abort = new AbortController();
    server.once("held", () => abort.abort());
    await expect(queue.receive(10, abort.signal)).rejects.toMatchObject({ name: "AbortError" });
  });

  test("deletes messages by their receipt handles in one call", async () => {
    await queue.delete([
      { messageId: "a", receiptHandle: "ha" },
      { messageId: "b", receiptHandle: "hb" },
    ]);
    const Entries = [
      { Id: "0", ReceiptHandle: "ha" },
      { Id: "1", ReceiptHandle: "hb" },
    ];
    expect(calls).toEqual([{ action: "DeleteMessageBatch", input: { QueueUrl: queueUrl, Entries } }]);
  });

  test("throws when some of the messages were not deleted, although the call succeeded", async () => {
    answer = { Successful: [], Failed: [{ Id: "0", Code: "ReceiptHandleIsInvalid", SenderFault: true }] };
    await expect(queue.delete([{ messageId: "a", receiptHandle: "ha" }])).rejects.toThrow("ReceiptHandleIsInvalid");
  });

  test("tells its visibility timeout", async () => {
    answer = { Attributes: { VisibilityTimeout: "180" } };
    expect(await queue.visibilityTimeoutInSeconds()).toBe(180);
    answer = {};
    await expect(queue.visibilityTimeoutInSeconds()).rejects.toThrow("reports no VisibilityTimeout");
  });
});
