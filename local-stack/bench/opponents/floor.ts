import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { SQSEvent } from "aws-lambda";
import type { AnalyticsEvent, QueryEvent, ResponseEvent } from "../../../cv-analytics-processor/src/events";
import { toInterimHalf, toRecord } from "../../../cv-analytics-processor/src/halves";

const { QUERY_EVENTS_TABLE = "", ANALYTICS_TABLE = "" } = process.env;
const documents = DynamoDBDocumentClient.from(new DynamoDBClient());

/**
 * The least that leaves the right records when nothing ever fails, comes late, twice or out of order: all writes in one
 * request, and before it one read, only for responses whose queries lie in the table. It checks and tells nothing.
 */
export async function handler({ Records }: SQSEvent): Promise<void> {
  const events: AnalyticsEvent[] = Records.map(({ body }) => JSON.parse(body));
  const queries = new Map(events.flatMap((one) => (one.eventType === "query" ? [[one.requestId, one]] : [])));
  const responses = events.filter((one) => one.eventType === "response");
  const waiting = await readQueries(responses.filter(({ requestId }) => !queries.has(requestId)));
  await write(queries, responses, waiting);
}

async function readQueries(responses: readonly ResponseEvent[]): Promise<Map<string, QueryEvent>> {
  if (responses.length === 0) return new Map();
  const Keys = responses.map(({ requestId }) => ({ requestId, half: "query" }));
  const RequestItems = { [QUERY_EVENTS_TABLE]: { Keys, ConsistentRead: true } };
  const { Responses } = await documents.send(new BatchGetCommand({ RequestItems }));
  return new Map(Responses?.[QUERY_EVENTS_TABLE]?.map((item) => [item.requestId, item as QueryEvent]));
}

async function write(
  queries: ReadonlyMap<string, QueryEvent>,
  responses: readonly ResponseEvent[],
  waiting: ReadonlyMap<string, QueryEvent>,
): Promise<void> {
  const now = Date.now();
  const answered = new Set(responses.map(({ requestId }) => requestId));
  const records = responses.flatMap((response) => {
    const query = queries.get(response.requestId) ?? waiting.get(response.requestId);
    return query ? [{ PutRequest: { Item: toRecord(query, response, now) } }] : [];
  });
  const halves = [
    ...[...queries.values()]
      .filter(({ requestId }) => !answered.has(requestId))
      .map((query) => ({ PutRequest: { Item: toInterimHalf(query, now) } })),
    ...[...waiting.keys()].map((requestId) => ({ DeleteRequest: { Key: { requestId, half: "query" } } })),
  ];
  const writes = [[ANALYTICS_TABLE, records] as const, [QUERY_EVENTS_TABLE, halves] as const];
  const RequestItems = Object.fromEntries(writes.filter(([, requests]) => requests.length > 0));
  await documents.send(new BatchWriteCommand({ RequestItems }));
}
