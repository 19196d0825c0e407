import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { names } from "../names";
import type { RecordsByWeek } from "../status/last-record";

const recordSchema = z
  .object({ requestId: z.string(), timestamp: z.number(), week: z.string() })
  .transform(({ timestamp, ...record }) => ({ ...record, askedAt: timestamp }));

/** The analytics table's index by week, read from its end. */
export function createDynamoRecordsByWeek(client: DynamoDBDocumentClient): RecordsByWeek {
  return {
    async last(week) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: names.analyticsTable,
          IndexName: names.weekIndex,
          KeyConditionExpression: "#week = :week",
          ProjectionExpression: "requestId, #timestamp, #week",
          ExpressionAttributeNames: { "#week": "week", "#timestamp": "timestamp" },
          ExpressionAttributeValues: { ":week": week },
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return Items[0] && recordSchema.parse(Items[0]);
    },
  };
}
