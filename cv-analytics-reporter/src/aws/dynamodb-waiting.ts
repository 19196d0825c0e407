import { type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { problemsOf } from "../problems";
import type { Log } from "../telemetry";
import {
  halfLifetimeInSeconds,
  questionSchema,
  type WaitingQuestion,
  type WaitingQuestions,
} from "../unanswered/unanswered";

const halfSchema = z.extend(questionSchema, { ttl: z.catch(z.optional(z.number()), undefined) });

export interface WaitingTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly log: Log;
  readonly pageSize?: number;
}

/** The query halves of the processor's interim table. It holds a day at most, so that reading it whole is cheap. */
export function createDynamoWaiting({ client, table, log, pageSize }: WaitingTable): WaitingQuestions {
  return {
    async *pages() {
      const pages = paginateScan(pageSize === undefined ? { client } : { client, pageSize }, {
        TableName: table,
        ConsistentRead: true,
        FilterExpression: "#half = :query",
        ProjectionExpression: "#requestId, #timestamp, #query, #sessionId, #ttl",
        ExpressionAttributeNames: {
          "#half": "half",
          "#requestId": "requestId",
          "#timestamp": "timestamp",
          "#query": "query",
          "#sessionId": "sessionId",
          "#ttl": "ttl",
        },
        ExpressionAttributeValues: { ":query": "query" },
      });
      for await (const { Items = [] } of pages) yield Items.flatMap((item) => itemToWaiting(item, log));
    },
  };
}

/** Nothing for a half that tells no time: it belongs to no week, and must not keep the others from being counted. */
function itemToWaiting(item: Record<string, unknown>, log: Log): WaitingQuestion[] {
  const result = halfSchema.safeParse(item);
  if (!result.success) {
    log.error("unreadable waiting question", {
      requestId: item.requestId,
      problems: problemsOf(result.error, "item"),
    });
    return [];
  }
  const { ttl, ...question } = result.data;
  return [{ question, processedAt: ttl === undefined ? undefined : (ttl - halfLifetimeInSeconds) * 1000 }];
}
