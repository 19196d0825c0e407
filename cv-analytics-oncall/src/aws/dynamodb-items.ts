import { BatchGetCommand, type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { names } from "../names";
import type { Item, StoredItems } from "../requests/stored-items";
import { forEachAtATime, inBatches } from "./batches";

/** DynamoDB takes 100 keys a call, and a request has two halves. */
const requestsPerCall = 50;
const queriesAtATime = 5;
/** In free-tier mode a table fills up to a hundred keys within half a minute. */
const sleepStepInMs = 500;
const mostAttempts = 20;

export interface ItemTables {
  readonly client: DynamoDBDocumentClient;
  readonly sleep: (ms: number) => Promise<void>;
}

/** The processor's tables, read with strong consistency: halves by key, records by request. */
export function createDynamoItems({ client, sleep }: ItemTables): StoredItems {
  async function readHalves(requestIds: readonly string[]): Promise<readonly Item[]> {
    const found: Item[] = [];
    let keys: Item[] = requestIds.flatMap((requestId) =>
      (["query", "response"] as const).map((half) => ({ requestId, half })),
    );
    for (let attempt = 1; keys.length > 0; attempt += 1) {
      if (attempt > mostAttempts) throw new StillThrottledError(names.queryEventsTable);
      const request = { [names.queryEventsTable]: { Keys: keys, ConsistentRead: true } };
      const answer = await client.send(new BatchGetCommand({ RequestItems: request }));
      found.push(...(answer.Responses?.[names.queryEventsTable] ?? []));
      keys = answer.UnprocessedKeys?.[names.queryEventsTable]?.Keys ?? [];
      if (keys.length > 0) await sleep(sleepStepInMs * attempt);
    }
    return found;
  }

  async function readRecords(requestId: string): Promise<readonly Item[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: names.analyticsTable,
        KeyConditionExpression: "requestId = :requestId",
        ExpressionAttributeValues: { ":requestId": requestId },
        ConsistentRead: true,
      }),
    );
    return Items;
  }

  return {
    halves: async (requestIds) => (await forEachAtATime(inBatches(requestIds, requestsPerCall), 1, readHalves)).flat(),
    records: async (requestIds) => (await forEachAtATime(requestIds, queriesAtATime, readRecords)).flat(),
  };
}

/** By its name, throttled as AWS says it elsewhere. */
class StillThrottledError extends Error {
  constructor(table: string) {
    super(`DynamoDB left keys of ${table} unread ${mostAttempts} times in a row`);
    this.name = "ThrottlingException";
  }
}
