import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CorrelationStore } from "./correlation";
import { checkEvent } from "./events";
import type { Settings } from "./settings";

type Item = Record<string, unknown>;
type Requests<T> = Record<string, T[]>;
type WriteRequest = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: Item } };

export interface StoreOptions {
  readonly client: Pick<DynamoDBDocumentClient, "send">;
  readonly tables: Settings;
  /** Ends calls that would outlast the invocation. */
  readonly signal: AbortSignal;
  /** Waits the milliseconds given before unprocessed parts are tried again. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

const attempts = 3;
const firstDelayInMs = 50;

/**
 * The two tables. An SQS FIFO batch holds at most 10 messages, so no call comes near DynamoDB's 100 keys or 25 writes,
 * and every key stands in it once.
 */
export function createDynamoStore({ client, tables, signal, sleep, random }: StoreOptions): CorrelationStore {
  const { queryEventsTable, analyticsTable } = tables;
  const options = { abortSignal: signal };

  async function untilProcessed<T>(
    requests: Requests<T>,
    requestIdOf: (request: T) => string,
    send: (requests: Requests<T>) => Promise<Requests<T> | undefined>,
  ): Promise<Map<string, unknown>> {
    let open = withoutEmpty(requests);
    let fault: unknown = new Error("DynamoDB left the request unprocessed");
    try {
      for (let attempt = 0; attempt < attempts && Object.keys(open).length > 0; attempt += 1) {
        if (attempt > 0) await sleep(random() * firstDelayInMs * 2 ** attempt);
        open = withoutEmpty((await send(open)) ?? {});
      }
    } catch (error) {
      fault = error;
    }
    const alone = isRefusal(fault) ? oneByOne(open) : [];
    if (alone.length > 1) {
      const each = await Promise.all(alone.map((one) => untilProcessed(one, requestIdOf, send)));
      return new Map(each.flatMap((failures) => [...failures]));
    }
    return new Map(Object.values(open).flatMap((left) => left.map((request) => [requestIdOf(request), fault])));
  }

  const batchWrite = (requests: Requests<WriteRequest>) =>
    untilProcessed(requests, requestIdOfWrite, async (open) => {
      const answer = await client.send(new BatchWriteCommand({ RequestItems: open }), options);
      return answer.UnprocessedItems as Requests<WriteRequest> | undefined;
    });

  return {
    async look(halves, records) {
      const items: Requests<Item> = { [queryEventsTable]: [], [analyticsTable]: [] };
      const keys = { [queryEventsTable]: [...halves], [analyticsTable]: [...records] };
      const failures = await untilProcessed<Item>(keys, requestIdOfItem, async (open) => {
        const RequestItems = mapValues(open, (Keys) => ({ Keys, ConsistentRead: true }));
        const answer = await client.send(new BatchGetCommand({ RequestItems }), options);
        for (const [table, found] of Object.entries(answer.Responses ?? {})) items[table]?.push(...found);
        return mapValues(answer.UnprocessedKeys ?? {}, ({ Keys }) => Keys ?? []);
      });
      const recorded = new Set(items[analyticsTable]?.map(requestIdOfItem));
      const { events, faults } = readHalves(items[queryEventsTable] ?? []);
      return { halves: events, recorded, failures: new Map([...faults, ...failures]) };
    },

    write: (records, halves) =>
      batchWrite({ [analyticsTable]: records.map(toPut), [queryEventsTable]: halves.map(toPut) }),

    delete: (halves) => batchWrite({ [queryEventsTable]: halves.map((Key) => ({ DeleteRequest: { Key } })) }),

    async findRecorded(requestIds) {
      const recorded = new Set<string>();
      const failures = new Map<string, unknown>();
      const find = async (requestId: string) => {
        const query = new QueryCommand({
          TableName: analyticsTable,
          KeyConditionExpression: "requestId = :requestId",
          ExpressionAttributeValues: { ":requestId": requestId },
          ConsistentRead: true,
          Limit: 1,
        });
        const { Count = 0 } = await client.send(query, options);
        if (Count > 0) recorded.add(requestId);
      };
      await Promise.all(requestIds.map((id) => find(id).catch((error: unknown) => failures.set(id, error))));
      return { recorded, failures };
    },
  };
}

/** Stored halves as events; one that cannot be read is a fault of its own request. */
function readHalves(items: readonly Item[]) {
  const faults = new Map<string, unknown>();
  const events = items.flatMap((item) => {
    try {
      return [checkEvent({ ...item, eventType: item.half })];
    } catch (error) {
      faults.set(requestIdOfItem(item), error);
      return [];
    }
  });
  return { events, faults };
}

function toPut(item: object): WriteRequest {
  return { PutRequest: { Item: { ...item } } };
}

function requestIdOfItem(item: Item): string {
  return String(item.requestId);
}

function requestIdOfWrite(request: WriteRequest): string {
  return requestIdOfItem("PutRequest" in request ? request.PutRequest.Item : request.DeleteRequest.Key);
}

/** DynamoDB refuses a batch as a whole for one item that it cannot take; the others must not fail with it. */
function isRefusal(fault: unknown): boolean {
  return fault instanceof Error && fault.name === "ValidationException";
}

function oneByOne<T>(requests: Requests<T>): Requests<T>[] {
  return Object.entries(requests).flatMap(([table, list]) => list.map((request) => ({ [table]: [request] })));
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function withoutEmpty<T>(requests: Requests<T>): Requests<T> {
  return Object.fromEntries(Object.entries(requests).filter(([, list]) => list.length > 0));
}
