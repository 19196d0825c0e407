import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DescribeTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { provision } from "../src/terraform/provision";

let server: Server;
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  dynamodb = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: "eu-west-2", credentials });
});

afterAll(async () => {
  dynamodb.destroy();
  server.close();
  await once(server, "close");
});

const noQueues = { createQueue: async () => undefined, setQueueAttributes: async () => undefined };

test("all queues are there before one names another as its dead-letter queue", async () => {
  const calls: string[] = [];
  const note = (action: string) => async (name: string, attributes: Readonly<Record<string, string>>) => {
    calls.push(`${action} ${name} ${Object.keys(attributes)}`);
  };
  const queue = (name: string, attributes: Record<string, string>) => ({ name, arn: "", url: "", attributes });

  await provision(
    {
      queues: [
        queue("events.fifo", { FifoQueue: "true", Policy: "{}", RedrivePolicy: "{}" }),
        queue("dlq.fifo", { FifoQueue: "true", RedriveAllowPolicy: "{}" }),
        queue("plain.fifo", { FifoQueue: "true" }),
      ],
      tables: [],
    },
    { dynamodb, queues: { createQueue: note("create"), setQueueAttributes: note("set") } },
  );

  expect(calls).toEqual([
    "create events.fifo FifoQueue,Policy",
    "create dlq.fifo FifoQueue",
    "create plain.fifo FifoQueue",
    "set events.fifo RedrivePolicy",
    "set dlq.fifo RedriveAllowPolicy",
  ]);
});

test("a standard queue is not made: the local SQS has none, and nothing local sends to it", async () => {
  const made: string[] = [];
  const createQueue = async (name: string) => void made.push(name);
  const undelivered = { name: "undelivered-runs", arn: "", url: "", attributes: {} };

  await provision({ queues: [undelivered], tables: [] }, { dynamodb, queues: { ...noQueues, createQueue } });

  expect(made).toEqual([]);
});

test("a table is ready to use, and its provisioned capacity throttles nobody", async () => {
  const capacity = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
  const create = {
    TableName: "reports",
    AttributeDefinitions: [{ AttributeName: "week", AttributeType: "S" as const }],
    KeySchema: [{ AttributeName: "week", KeyType: "HASH" as const }],
    BillingMode: "PROVISIONED" as const,
    ProvisionedThroughput: capacity,
  };

  await provision(
    { queues: [], tables: [{ name: "reports", arn: "", create, ttlAttribute: "ttl" }] },
    { dynamodb, queues: noQueues },
  );

  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: "reports" }));
  expect(Table).toMatchObject({ TableStatus: "ACTIVE", ProvisionedThroughput: capacity });
  const weeks = Array.from({ length: 20 }, (_, index) => `2025-W${index + 10}`);
  const puts = weeks.map((week) =>
    dynamodb.send(new PutItemCommand({ TableName: "reports", Item: { week: { S: week } } })),
  );
  await expect(Promise.all(puts)).resolves.toHaveLength(20);
});
