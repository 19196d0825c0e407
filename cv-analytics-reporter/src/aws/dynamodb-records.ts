import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { type QuestionRecord, type RecordPage, type Records, recordSchema } from "../counting/records";

const index = "week-index";

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
    async *pagesOfWeek(week) {
      const paging = { client, ...(pageSize === undefined ? {} : { pageSize }) };
      const pages = paginateQuery(paging, {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: "#week = :week",
        FilterExpression: "attribute_not_exists(#ttl) OR #ttl > :now",
        ProjectionExpression: "#requestId, #timestamp, #query, #matchType, #matchScore, #sessionId",
        ExpressionAttributeNames: {
          "#week": "week",
          "#ttl": "ttl",
          "#requestId": "requestId",
          "#timestamp": "timestamp",
          "#query": "query",
          "#matchType": "matchType",
          "#matchScore": "matchScore",
          "#sessionId": "sessionId",
        },
        ExpressionAttributeValues: { ":week": week, ":now": Math.floor(now() / 1000) },
      });
      for await (const { Items = [] } of pages) yield itemsToPage(Items);
    },
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
