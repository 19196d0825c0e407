import type { BatchGetCommandInput, GetCommandInput, QueryCommandInput, ScanCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Random } from "../world/random";
import type { Database } from "./database";
import { type Item, listOf, longestLagInMs, type Table } from "./table";

/** How far a read lags behind: not at all when it is strongly consistent. */
export interface Sight {
  readonly now: number;
  readonly random: Random;
}

export function getBatch(database: Database, input: BatchGetCommandInput, sight: Sight): Record<string, Item[]> {
  const found: Record<string, Item[]> = {};
  for (const [name, { Keys = [], ConsistentRead }] of Object.entries(input.RequestItems ?? {})) {
    const [table, asOf] = [database.table(name), timeOfSight(ConsistentRead, sight)];
    found[name] = Keys.flatMap((key): Item[] => listOf(table.getAsOf(key, asOf)));
  }
  return found;
}

export function getOne(database: Database, { TableName, Key = {}, ConsistentRead }: GetCommandInput, sight: Sight) {
  const Item = database.table(TableName).getAsOf(Key, timeOfSight(ConsistentRead, sight));
  return Item ? { Item } : {};
}

type PageInput = QueryCommandInput & ScanCommandInput;

/** A page of a query or of a scan. Only conditions that our code uses are known; any other is an error. */
export function getPage(database: Database, input: PageInput, sight: Sight) {
  const table = database.table(input.TableName);
  const isKey = keyCondition(input);
  const isShown = filter(input);
  const all = itemsOf(table, input, sight).filter(isKey).sort(inOrderOf(table, input));
  const start = input.ExclusiveStartKey ? all.findIndex((one) => isAfter(one, input, table)) : 0;
  const rest = start < 0 ? [] : all.slice(start);
  const page = rest.slice(0, input.Limit ?? rest.length);
  const Items = page.filter(isShown);
  const last = page.at(-1);
  return { Items, Count: Items.length, ...(page.length < rest.length && last ? { LastEvaluatedKey: last } : {}) };
}

function itemsOf(table: Table, { IndexName, ConsistentRead }: PageInput, sight: Sight): Item[] {
  return table.itemsAsOf(IndexName ? timeOfSight(false, sight) : timeOfSight(ConsistentRead, sight));
}

function timeOfSight(isConsistent: boolean | undefined, { now, random }: Sight): number {
  return isConsistent ? now : now - random.between(0, longestLagInMs);
}

function keyCondition({ KeyConditionExpression, ExpressionAttributeValues: values = {} }: PageInput) {
  switch (KeyConditionExpression) {
    case undefined:
      return () => true;
    case "requestId = :requestId":
      return ({ requestId }: Item) => requestId === values[":requestId"];
    case "#week = :week AND begins_with(#item, :prefix)":
      return ({ week, item }: Item) => week === values[":week"] && String(item).startsWith(values[":prefix"]);
    case "#week = :week AND #timestamp BETWEEN :first AND :last":
      return ({ week, timestamp }: Item) =>
        week === values[":week"] && Number(timestamp) >= values[":first"] && Number(timestamp) <= values[":last"];
    default:
      throw new Error(`the simulated DynamoDB does not know the key condition ${KeyConditionExpression}`);
  }
}

function filter({ FilterExpression, ExpressionAttributeValues: values = {} }: PageInput) {
  switch (FilterExpression) {
    case undefined:
      return () => true;
    case "#half = :query":
      return ({ half }: Item) => half === values[":query"];
    case "#ttl > :now":
      return ({ ttl }: Item) => Number(ttl) > values[":now"];
    case "attribute_not_exists(#ttl) OR #ttl > :now":
      return ({ ttl }: Item) => ttl === undefined || Number(ttl) > values[":now"];
    default:
      throw new Error(`the simulated DynamoDB does not know the filter ${FilterExpression}`);
  }
}

function inOrderOf(table: Table, { IndexName }: PageInput) {
  const place = IndexName ? placeInIndex : (item: Item) => table.keyOf(item);
  return (one: Item, other: Item) => (place(one) < place(other) ? -1 : 1);
}

function isAfter(one: Item, { ExclusiveStartKey = {}, IndexName }: PageInput, table: Table): boolean {
  const place = IndexName ? placeInIndex : (item: Item) => table.keyOf(item);
  return place(one) > place(ExclusiveStartKey);
}

/** Times have thirteen digits, so that they compare as text. */
function placeInIndex({ timestamp, requestId }: Item): string {
  return `${timestamp} ${requestId}`;
}
