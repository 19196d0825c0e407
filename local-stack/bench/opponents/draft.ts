import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSEvent } from "aws-lambda";
import type { AnalyticsEvent } from "../../../cv-analytics-processor/src/events";
import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";

/**
 * The simplified handler of the first published description, made to work: the tables' real keys, and the record's
 * fields that the report needs. One message after the other, one request after the other, no failure told apart.
 */
export async function handler({ Records }: SQSEvent): Promise<void> {
  for (const { body } of Records) await processEvent(JSON.parse(body));
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient());
const queryEventsTable = tableNamed(process.env.QUERY_EVENTS_TABLE);
const analyticsTable = tableNamed(process.env.ANALYTICS_TABLE);

async function processEvent(event: AnalyticsEvent): Promise<void> {
  if (event.eventType === "query") {
    await queryEventsTable.put({
      requestId: event.requestId,
      half: "query",
      timestamp: event.timestamp,
      query: event.query,
      sessionId: event.sessionId,
      status: "awaiting_response",
      ttl: Math.floor(Date.now() / 1000) + 24 * 60 * 60,
    });
  } else if (event.eventType === "response") {
    const queryEvent = await queryEventsTable.get({ requestId: event.requestId, half: "query" });
    if (!queryEvent) {
      console.warn(`Orphaned response event: ${event.requestId}`);
      throw new Error("Query event not found");
    }
    await analyticsTable.put({
      requestId: event.requestId,
      timestamp: queryEvent.timestamp,
      query: queryEvent.query,
      matchType: event.matchType,
      matchScore: event.matchScore,
      reasoning: event.reasoning,
      sessionId: queryEvent.sessionId,
      week: isoWeekOf(queryEvent.timestamp),
      responseTimestamp: event.timestamp,
      ttl: Math.floor(Date.now() / 1000) + 90 * 24 * 60 * 60,
    });
    await queryEventsTable.delete({ requestId: event.requestId, half: "query" });
  }
}

function tableNamed(TableName: string | undefined) {
  return {
    put: (Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName, Item })),
    get: async (Key: Record<string, unknown>) => (await documents.send(new GetCommand({ TableName, Key }))).Item,
    delete: (Key: Record<string, unknown>) => documents.send(new DeleteCommand({ TableName, Key })),
  };
}
