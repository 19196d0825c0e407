import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import { startDynalite } from "../../cv-analytics-processor/tests/support/dynalite";
import { batchBenchmark } from "../bench/batch/batch-benchmark";
import type { DatabaseAnswer, DatabaseQuestion } from "../bench/batch/delayed-database";
import { analyticsTable, layout, queryEventsTable } from "../bench/batch/layout";
import { startProgram } from "../bench/batch/program";
import { isMet } from "../bench/measure/benchmark";

const bench = join(__dirname, "../bench/batch");
const env = { PATH: process.env.PATH ?? "" };

const startDatabase = (delay: string) =>
  startProgram<DatabaseQuestion, DatabaseAnswer>(join(bench, "delayed-database.ts"), {
    env,
    args: [delay],
    execArgv: ["--import", "tsx"],
  });

const half = (requestId: string, name: string) => ({
  requestId,
  half: name,
  timestamp: 1_762_607_658_821,
  query: "größe",
});
const record = { requestId: "a", timestamp: 1_762_607_658_821, week: "2025-W45", matchScore: 84.25 };
const keys = [
  { requestId: "a", half: "query" },
  { requestId: "nobody", half: "query" },
];

const commands = {
  "a put": () => new PutCommand({ TableName: queryEventsTable, Item: half("a", "query") }),
  "a put of the other half": () => new PutCommand({ TableName: queryEventsTable, Item: half("a", "response") }),
  "a get": () => new GetCommand({ TableName: queryEventsTable, Key: keys[0] }),
  "a get of nothing": () => new GetCommand({ TableName: queryEventsTable, Key: keys[1] }),
  "writes into both tables": () =>
    new BatchWriteCommand({
      RequestItems: {
        [analyticsTable]: [{ PutRequest: { Item: record } }],
        [queryEventsTable]: [{ DeleteRequest: { Key: { requestId: "a", half: "response" } } }],
      },
    }),
  "reads of both tables": () =>
    new BatchGetCommand({
      RequestItems: {
        [analyticsTable]: { Keys: [{ requestId: "a", timestamp: record.timestamp }], ConsistentRead: true },
        [queryEventsTable]: { Keys: [...keys, { requestId: "a", half: "response" }], ConsistentRead: true },
      },
    }),
  "a query": () =>
    new QueryCommand({
      TableName: analyticsTable,
      KeyConditionExpression: "requestId = :requestId",
      ExpressionAttributeValues: { ":requestId": "a" },
    }),
  "a delete": () => new DeleteCommand({ TableName: queryEventsTable, Key: keys[0] }),
  "a get of what was deleted": () => new GetCommand({ TableName: queryEventsTable, Key: keys[0] }),
};

test("the database of the benchmark answers as the emulator does, command after command", async () => {
  const emulator = await startDynalite(Object.fromEntries(layout.map(({ name, sortKey }) => [name, sortKey])));
  const database = await startDatabase("0");
  try {
    const { port } = await database.ask({ do: "clear" });
    const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
    const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: "eu-west-2", credentials });
    const documents = DynamoDBDocumentClient.from(client);
    const answerOf = async (to: DynamoDBDocumentClient, command: () => unknown) => {
      const { $metadata, ...answer } = await to.send(command() as PutCommand);
      return answer;
    };
    for (const [what, command] of Object.entries(commands))
      expect({ what, answer: await answerOf(documents, command) }).toEqual({
        what,
        answer: await answerOf(emulator.client, command),
      });
    client.destroy();
  } finally {
    emulator.stop();
    await database.stop();
  }
});

test("the processor keeps to its budget of requests, and every contestant is measured on every batch", async () => {
  const measures = await batchBenchmark.run({ rounds: 1, quick: true, onProgress: () => {} });
  const requests = measures.filter(({ unit }) => unit === "requests");

  expect(requests).toHaveLength(12);
  expect(requests.map(isMet).filter((met) => met !== undefined)).toEqual([true, true, true]);
  expect(measures.every(({ figure }) => figure.median > 0)).toBe(true);
});

test("a program that ends says why instead of leaving its caller waiting", async () => {
  const failing = startProgram(join(bench, "measure.ts"), { env, args: ["/no/such/bundle.js"] });
  await expect(failing).rejects.toThrow(/measure\.ts ended without an answer: .*no\/such\/bundle/s);
});
