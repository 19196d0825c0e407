import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient, ProvisionedThroughputExceededException } from "@aws-sdk/client-dynamodb";
import { AwsJson1_0Protocol } from "@aws-sdk/core/protocols";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { openDynamoDb } from "../src/aws/dynamodb-client";

interface Answer {
  readonly status?: number;
  readonly body: string;
  /** More than the body has: the connection ends before the answer does. */
  readonly length?: number;
}

/** A database that gives these answers, one each request, and a client that asks it. */
async function answering(...answers: Answer[]) {
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      const { status = 200, body, length = Buffer.byteLength(body) } = answers[asked++] ?? { body: "{}" };
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0", "content-length": length });
      response.end(body, () => length > Buffer.byteLength(body) && response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = openDynamoDb({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 2,
  });
  return {
    get: () => client.send(new GetCommand({ TableName: "reports", Key: { week: "2025-W45" } })),
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const item = JSON.stringify({
  Item: { week: { S: "2025-W45" }, queries: { N: "7" }, channels: { M: { ses: { S: "é" } } } },
});

test("an item is read as it is", async () => {
  await using database = await answering({ body: item });
  expect((await database.get()).Item).toEqual({ week: "2025-W45", queries: 7, channels: { ses: "é" } });
});

test("what is not there is nothing", async () => {
  await using database = await answering({ body: "{}" });
  expect((await database.get()).Item).toBeUndefined();
});

test("a refusal is the error that the SDK makes of it", async () => {
  const body = JSON.stringify({
    __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
    message: "slow down",
  });
  await using database = await answering({ status: 400, body }, { status: 400, body });
  await expect(database.get()).rejects.toBeInstanceOf(ProvisionedThroughputExceededException);
  expect(database.asked()).toBe(2);
});

test("an answer that is cut off is asked for again", async () => {
  await using database = await answering(
    { body: item.slice(0, 20), length: 200 },
    { body: '{"Item":{"week":{"S":"x"}}}' },
  );
  expect((await database.get()).Item).toEqual({ week: "x" });
  expect(database.asked()).toBe(2);
});

test("an empty answer is a fault: nothing tells it from an item that is not there", async () => {
  await using database = await answering({ body: "" });
  await expect(database.get()).rejects.toThrow(SyntaxError);
});

test("the protocol is the one that the installed client speaks", () => {
  const { protocol } = new DynamoDBClient({ region: "eu-west-2" }).config;
  expect(protocol).toBeInstanceOf(AwsJson1_0Protocol);
});
