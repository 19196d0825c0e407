import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { type QuestionRecord, type RecordPage, type Records, recordSchema } from "../counting/records";
import { dayInMs, startOfWeek } from "../iso-week";

const index = "week-index";

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
  /** At most so many items a page; DynamoDB's 1 MB when left out. */
  readonly pageSize?: number;
}

/** Records in the analytics table. Expired items are passed over: DynamoDB may take days to delete them. */
export function createDynamoRecords({ table, client, now, pageSize }: RecordsTable): Records {
  return {
    async *pagesOfDay(week, day) {
      const paging = { client, ...(pageSize === undefined ? {} : { pageSize }) };
      const pages = paginateQuery(paging, {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: "#week = :week AND #timestamp BETWEEN :first AND :last",
        FilterExpression: "attribute_not_exists(#ttl) OR #ttl > :now",
        ProjectionExpression: Object.keys(attributeNames)
          .filter((name) => name !== "#week")
          .join(", "),
        ExpressionAttributeNames: attributeNames,
        ExpressionAttributeValues: { ":week": week, ":now": Math.floor(now() / 1000), ...boundsOf(week, day) },
      });
      for await (const { Items = [] } of pages) yield itemsToPage(Items);
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

function itemsToPage(items: readonly Record<string, unknown>[]): RecordPage {
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
