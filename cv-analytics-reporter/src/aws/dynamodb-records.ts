import { QueryCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Records } from "../counting/records";
import { dayInMs, startOfWeek } from "../iso-week";
import { itemsToPage, type RecordItem } from "./dynamodb-record";

const index = "week-index";

/** Pages of the 1 MB that DynamoDB gives at most, seven at a time, take more memory and no less time. */
const usualPageSize = 1_000;

const attributeNames = {
  "#week": "week",
  "#ttl": "ttl",
  "#requestId": "requestId",
  "#timestamp": "timestamp",
  "#query": "query",
  "#matchType": "matchType",
  "#matchScore": "matchScore",
  "#sessionId": "sessionId",
  "#reasoning": "reasoning",
  "#responseTimestamp": "responseTimestamp",
};
const projection = Object.keys(attributeNames)
  .filter((name) => name !== "#week")
  .join(", ");

export interface RecordsTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: () => number;
  /** At most so many items a page. */
  readonly pageSize?: number;
}

/**
 * Records in the analytics table. Expired items are passed over: DynamoDB may take days to delete them. The command is the
 * plain client's: what it answers is not unmarshalled.
 */
export function createDynamoRecords({ table, client, now, pageSize = usualPageSize }: RecordsTable): Records {
  return {
    async *pagesOfDay(week, day) {
      const query = {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: "#week = :week AND #timestamp BETWEEN :first AND :last",
        FilterExpression: "attribute_not_exists(#ttl) OR #ttl > :now",
        ProjectionExpression: projection,
        ExpressionAttributeNames: attributeNames,
        ExpressionAttributeValues: {
          ":week": { S: week },
          ":now": { N: String(Math.floor(now() / 1000)) },
          ...boundsOf(week, day),
        },
        Limit: pageSize,
      };
      let next: RecordItem | undefined;
      let shown = noneShown;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand(next ? { ...query, ExclusiveStartKey: next } : query),
        );
        const items = withoutShown(Items, shown);
        next = LastEvaluatedKey;
        shown = lastShown(items, shown);
        yield itemsToPage(items);
      } while (next);
    },
  };
}

/** Monday and Sunday are open to the outside, so that every item of the week is read, whatever its time. */
function boundsOf(week: string, day: number) {
  const first = startOfWeek(week) + day * dayInMs;
  return {
    ":first": { N: String(day === 0 ? Number.MIN_SAFE_INTEGER : first) },
    ":last": { N: String(day === 6 ? Number.MAX_SAFE_INTEGER : first + dayInMs - 1) },
  };
}

/** The time that the items so far end with, and who has that time. */
interface Shown {
  readonly timestamp: string | undefined;
  readonly requestIds: ReadonlySet<string | undefined>;
}

const noneShown: Shown = { timestamp: undefined, requestIds: new Set() };

/**
 * An index that is written to while it is read may show the end of a page once more. Items come in the order of their
 * time, so that a repeated one has the time of the last one before it.
 */
function withoutShown(items: readonly RecordItem[], { timestamp: last, requestIds }: Shown): readonly RecordItem[] {
  if (items[0]?.timestamp?.N !== last) return items;
  return items.filter(({ timestamp, requestId }) => timestamp?.N !== last || !requestIds.has(requestId?.S));
}

function lastShown(items: readonly RecordItem[], before: Shown): Shown {
  const timestamp = items.at(-1)?.timestamp?.N;
  if (timestamp === undefined) return before;
  const requestIds = new Set(timestamp === before.timestamp ? before.requestIds : []);
  for (let at = items.length - 1; items[at]?.timestamp?.N === timestamp; at -= 1)
    requestIds.add(items[at]?.requestId?.S);
  return { timestamp, requestIds };
}
