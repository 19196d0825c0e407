import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { readAll, writeAll } from "../src/dynamodb-batches";

type Chunk = Record<string, unknown>[];

/** DynamoDB short of capacity: it does at most `capacity` pieces of work a request. */
function shortOfCapacity(capacity: number) {
  const requests: number[] = [];
  const done: Chunk = [];
  const take = (work: Chunk = []) => {
    requests.push(work.length);
    done.push(...work.slice(0, capacity));
    return { now: work.slice(0, capacity), later: work.slice(capacity) };
  };
  const send = async (command: unknown) => {
    if (command instanceof BatchGetCommand) {
      const { now, later } = take(command.input.RequestItems?.questions?.Keys);
      return { Responses: { questions: now }, UnprocessedKeys: later.length ? { questions: { Keys: later } } : {} };
    }
    if (command instanceof BatchWriteCommand) {
      const { later } = take(command.input.RequestItems?.questions as Chunk);
      return { UnprocessedItems: later.length ? { questions: later } : {} };
    }
    throw new Error("unexpected command");
  };
  const client = Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send }) as DynamoDBDocumentClient;
  return { client, requests, done };
}

const keys = Array.from({ length: 150 }, (_, number) => ({ requestId: `request-${number}` }));

test("what DynamoDB leaves unread is asked for again, after a growing pause", async () => {
  const { client, requests } = shortOfCapacity(40);
  const pauses: number[] = [];

  const items = await readAll("questions", keys, ["requestId"], { client, sleep: async (ms) => pauses.push(ms) });

  expect(items).toEqual(keys);
  expect(requests).toEqual([100, 60, 20, 50, 10]);
  expect(pauses).toEqual([100, 200, 100]);
});

test("what DynamoDB leaves unwritten is written again", async () => {
  const { client, requests, done } = shortOfCapacity(20);
  const writes = keys.slice(0, 30).map((Key) => ({ DeleteRequest: { Key } }));

  await writeAll("questions", writes, { client, sleep: async () => {} });

  expect(done).toEqual(writes);
  expect(requests).toEqual([25, 5, 5]);
});

test("a table without any capacity is a fault", async () => {
  const { client } = shortOfCapacity(0);

  await expect(readAll("questions", keys, ["requestId"], { client, sleep: async () => {} })).rejects.toThrow(
    "the table lacks capacity",
  );
});

test("nothing to do asks nothing", async () => {
  const { client, requests } = shortOfCapacity(1);

  await writeAll("questions", [], { client, sleep: async () => {} });

  expect(requests).toEqual([]);
});
