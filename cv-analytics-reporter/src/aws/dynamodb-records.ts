import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { type QuestionRecord, type RecordPage, type Records, recordSchema } from "../counting/records";
import { dayInMs, startOfWeek } from "../iso-week";

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

export interface RecordsTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: () => number;
  /** At most so many items a page. */
  readonly pageSize?: number;
}

/** Records in the analytics table. Expired items are passed over: DynamoDB may take days to delete them. */
export function createDynamoRecords({ table, client, now, pageSize = usualPageSize }: RecordsTable): Records {
  return {
    async *pagesOfDay(week, day) {
      const pages = paginateQuery(
        { client, pageSize },
        {
          TableName: table,
          IndexName: index,
          KeyConditionExpression: "#week = :week AND #timestamp BETWEEN :first AND :last",
          FilterExpression: "attribute_not_exists(#ttl) OR #ttl > :now",
          ProjectionExpression: Object.keys(attributeNames)
            .filter((name) => name !== "#week")
            .join(", "),
          ExpressionAttributeNames: attributeNames,
          ExpressionAttributeValues: { ":week": week, ":now": Math.floor(now() / 1000), ...boundsOf(week, day) },
        },
      );
      let before: Items = [];
      for await (const { Items = [] } of pages) {
        yield itemsToPage(withoutRepeated(Items, before));
        before = Items;
      }
    },
  };
}

/** Monday and Sunday are open to the outside, so that every item of the week is read, whatever its time. */
function boundsOf(week: string, day: number): { ":first": number; ":last": number } {
  const first = startOfWeek(week) + day * dayInMs;
  return {
    ":first": day === 0 ? Number.MIN_SAFE_INTEGER : first,
    ":last": day === 6 ? Number.MAX_SAFE_INTEGER : first + dayInMs - 1,
  };
}

type Items = readonly Record<string, unknown>[];

/**
 * An index that is written to while it is read may show the end of a page once more. Items come in the order of their
 * time, so that a repeated one has the time of the last one before it.
 */
function withoutRepeated(items: Items, before: Items): Items {
  const last = before.at(-1)?.timestamp;
  if (items[0]?.timestamp !== last) return items;
  const shown = new Set(before.filter(({ timestamp }) => timestamp === last).map(({ requestId }) => requestId));
  return items.filter(({ timestamp, requestId }) => timestamp !== last || !shown.has(requestId));
}

function itemsToPage(items: Items): RecordPage {
  const records: QuestionRecord[] = [];
  for (const item of items) {
    const { data } = recordSchema.safeParse(item);
    if (data) records.push(data);
  }
  return {
    records,
    requestIds: items.map(({ requestId }) => String(requestId)),
    unreadable: items.length - records.length,
  };
}
