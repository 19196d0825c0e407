import { processPartialResponse, SqsFifoPartialProcessorAsync } from "@aws-lambda-powertools/batch";
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import { z } from "zod";
import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";

const { QUERY_EVENTS_TABLE, ANALYTICS_TABLE } = z
  .object({ QUERY_EVENTS_TABLE: z.string(), ANALYTICS_TABLE: z.string() })
  .parse(process.env);

const serviceName = "powertools";
const logger = new Logger({ serviceName });
const metrics = new Metrics({ namespace: "cv-analytics", serviceName });
const processor = new SqsFifoPartialProcessorAsync();
const documents = DynamoDBDocumentClient.from(new DynamoDBClient());

const identity = { requestId: z.uuid(), timestamp: z.number().int() };
const queryEvent = z.object({ eventType: z.literal("query"), ...identity, query: z.string(), sessionId: z.string() });
const responseEvent = z.object({
  eventType: z.literal("response"),
  ...identity,
  matchType: z.enum(["full", "partial", "none"]),
  matchScore: z.number().min(0).max(100),
  reasoning: z.string(),
});
const analyticsEvent = z.discriminatedUnion("eventType", [queryEvent, responseEvent]);
const waitingQuery = queryEvent.omit({ eventType: true });

/** How Powertools' documentation processes a FIFO queue: message by message, the rest of a failed group held back. */
export async function handler(event: SQSEvent, context: Context) {
  logger.addContext(context);
  const answer = await processPartialResponse(event, processRecord, processor, {
    context,
    skipGroupOnError: true,
    throwOnFullBatchFailure: false,
  });
  metrics.publishStoredMetrics();
  return answer;
}

async function processRecord({ body }: SQSRecord): Promise<void> {
  const event = analyticsEvent.parse(JSON.parse(body));
  await (event.eventType === "query" ? storeQuery(event) : correlate(event));
}

async function storeQuery({ eventType: half, ...content }: z.infer<typeof queryEvent>): Promise<void> {
  const Item = { ...content, half, status: "awaiting_response", ttl: secondsFromNow(24 * 60 * 60) };
  await documents.send(new PutCommand({ TableName: QUERY_EVENTS_TABLE, Item }));
  logger.info("waiting for its response", { requestId: content.requestId });
}

async function correlate(response: z.infer<typeof responseEvent>): Promise<void> {
  const { requestId, matchType, matchScore, reasoning } = response;
  const waiting = { TableName: QUERY_EVENTS_TABLE, Key: { requestId, half: "query" } };
  const { Item } = await documents.send(new GetCommand({ ...waiting, ConsistentRead: true }));
  if (!Item) {
    metrics.addMetric("Orphaned", MetricUnit.Count, 1);
    throw new Error(`no query waits for the response ${requestId}`);
  }
  const query = waitingQuery.parse(Item);
  const record = {
    ...query,
    matchType,
    matchScore,
    reasoning,
    week: isoWeekOf(query.timestamp),
    responseTimestamp: response.timestamp,
    ttl: secondsFromNow(90 * 24 * 60 * 60),
  };
  await documents.send(new PutCommand({ TableName: ANALYTICS_TABLE, Item: record }));
  await documents.send(new DeleteCommand(waiting));
  logger.info("correlated", { requestId });
  metrics.addMetric("Correlated", MetricUnit.Count, 1);
}

function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
