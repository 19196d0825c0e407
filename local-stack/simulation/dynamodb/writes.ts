import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { BatchWriteCommandInput, PutCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Database } from "./database";
import { refused } from "./errors";
import type { Item } from "./table";

type Requests = NonNullable<BatchWriteCommandInput["RequestItems"]>;

export interface Write {
  readonly table: string;
  readonly request: Requests[string][number];
}

const mostWrites = 25;

/** The writes of a batch. Throws what DynamoDB answers to one that it refuses as a whole. */
export function writesOf(database: Database, requests: Requests = {}): Write[] {
  const writes = Object.entries(requests).flatMap(([table, list]) => list.map((request) => ({ table, request })));
  const keys = new Set(writes.map(({ table, request }) => `${table} ${database.table(table).keyOf(keyOf(request))}`));
  if (writes.length === 0 || writes.length > mostWrites || keys.size < writes.length)
    throw refused("ValidationException");
  return writes;
}

/** Each write by itself: a batch is no transaction. */
export function apply(database: Database, writes: readonly Write[], by: string): void {
  for (const { table, request } of writes) {
    if (request.PutRequest?.Item) database.put(database.table(table), request.PutRequest.Item, by);
    if (request.DeleteRequest?.Key) database.remove(database.table(table), request.DeleteRequest.Key);
  }
}

/** Puts one item. The only condition that is known is the ledger's. */
export function putOne(database: Database, input: PutCommandInput, by: string): void {
  const table = database.table(input.TableName);
  const { Item = {}, ConditionExpression, ExpressionAttributeValues } = input;
  if (ConditionExpression === "attribute_not_exists(#week) OR #revision = :before") {
    const before = table.get(Item);
    if (before && before.revision !== ExpressionAttributeValues?.[":before"])
      throw new ConditionalCheckFailedException({ message: "The conditional request failed", $metadata: {} });
  } else if (ConditionExpression !== undefined)
    throw new Error(`the simulated DynamoDB does not know the condition ${ConditionExpression}`);
  database.put(table, Item, by);
}

export function toRequests(writes: readonly Write[]): Requests {
  const requests: Requests = {};
  for (const { table, request } of writes) requests[table] = [...(requests[table] ?? []), request];
  return requests;
}

export function keyOf({ PutRequest, DeleteRequest }: Write["request"]): Item {
  return PutRequest?.Item ?? DeleteRequest?.Key ?? {};
}
