import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { names } from "../names";
import type { KeptQuestions } from "../trace/kept-questions";

/** The reporter lets the item expire this long after a sweep wrote it. */
const lifetimeInSeconds = 90 * 24 * 60 * 60;

const itemSchema = z.object({
  timestamp: z.number().optional().catch(undefined),
  ttl: z.number().optional().catch(undefined),
});

/** The items `unanswered#<requestId>` of the reports table, without what the visitor typed. */
export function createDynamoKeptQuestions(client: DynamoDBDocumentClient): KeptQuestions {
  return {
    async inWeek(requestId, week) {
      const { Item } = await client.send(
        new GetCommand({
          TableName: names.reportsTable,
          Key: { week, item: `unanswered#${requestId}` },
          ProjectionExpression: "#timestamp, #ttl",
          ExpressionAttributeNames: { "#timestamp": "timestamp", "#ttl": "ttl" },
          ConsistentRead: true,
        }),
      );
      if (!Item) return undefined;
      const { timestamp, ttl } = itemSchema.parse(Item);
      return { week, askedAt: timestamp, keptAt: ttl === undefined ? undefined : (ttl - lifetimeInSeconds) * 1000 };
    },
  };
}
