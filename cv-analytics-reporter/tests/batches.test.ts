import { type BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { writeAll } from "../src/aws/dynamodb-batches";

type Chunk = Record<string, unknown>[];

/** DynamoDB short of capacity: it does at most `capacity` writes a request. */
function shortOfCapacity(capacity: number) {
  const requests: number[] = [];
  const done: Chunk = [];
  const send = async ({ input }: BatchWriteCommand) => {
    const work = (input.RequestItems?.questions ?? []) as Chunk;
    requests.push(work.length);
    done.push(...work.slice(0, capacity));
    const later = work.slice(capacity);
    return { UnprocessedItems: later.length ? { questions: later } : {} };
  };
  const client = Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send }) as DynamoDBDocumentClient;
  return { client, requests, done };
}

const writes = Array.from({ length: 30 }, (_, number) => ({
  DeleteRequest: { Key: { requestId: `request-${number}` } },
}));

test("what DynamoDB leaves unwritten is written again, after a growing pause", async () => {
  const { client, requests, done } = shortOfCapacity(10);
  const pauses: number[] = [];

  await writeAll("questions", writes, { client, sleep: async (ms) => pauses.push(ms) });

  expect(done).toEqual(writes);
  expect(requests).toEqual([25, 15, 5, 5]);
  expect(pauses).toEqual([100, 200]);
});

test("a table without any capacity is a fault", async () => {
  const { client } = shortOfCapacity(0);

  await expect(writeAll("questions", writes, { client, sleep: async () => {} })).rejects.toThrow(
    "the table lacks capacity",
  );
});

test("nothing to do asks nothing", async () => {
  const { client, requests } = shortOfCapacity(1);

  await writeAll("questions", [], { client, sleep: async () => {} });

  expect(requests).toEqual([]);
});
