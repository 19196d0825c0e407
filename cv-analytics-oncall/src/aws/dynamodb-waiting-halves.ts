import { type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { halfLifetimeInSeconds } from "../../../cv-analytics-reporter/src/unanswered/unanswered";
import { names } from "../names";
import type { WaitingHalves } from "../status/waiting-halves";

const halfSchema = z
  .object({ requestId: z.string(), half: z.enum(["query", "response"]), timestamp: z.number(), ttl: z.number() })
  .transform(({ ttl, ...half }) => ({ ...half, processedAt: (ttl - halfLifetimeInSeconds) * 1000 }));

/** The interim table, without what visitors typed. Of a half that can't be read the reporter's log tells. */
export function createDynamoWaitingHalves(client: DynamoDBDocumentClient): WaitingHalves {
  return {
    async *pages() {
      const pages = paginateScan(
        { client },
        {
          TableName: names.queryEventsTable,
          ProjectionExpression: "requestId, #half, #timestamp, #ttl",
          ExpressionAttributeNames: { "#half": "half", "#timestamp": "timestamp", "#ttl": "ttl" },
        },
      );
      for await (const { Items = [] } of pages) yield Items.flatMap((item) => halfSchema.safeParse(item).data ?? []);
    },
  };
}
