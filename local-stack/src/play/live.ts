import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { checkEvent, parseEvent } from "../../../cv-analytics-processor/src/events";
import type { BatchReport } from "../lambda/event-source";
import type { LocalStack } from "../stack/local-stack";

/** A record that a batch brought about. */
export interface NewRecord {
  readonly requestId: string;
  readonly query: string;
  readonly matchType: string;
  readonly matchScore: number;
  /** From the question to its record, in milliseconds. */
  readonly age: number;
}

/** The records of the requests in a batch that was just processed; `now` is epoch milliseconds. */
export async function recordsOfBatch(
  { documents }: Pick<LocalStack, "documents">,
  { records, failed }: BatchReport,
  now: () => number,
): Promise<readonly NewRecord[]> {
  const bodies = records.filter(({ messageId }) => !failed.has(messageId)).map(({ body }) => parseEvent(body));
  const requestIds = new Set(bodies.map(({ requestId }) => requestId));
  const found = await Promise.all([...requestIds].map((requestId) => findRecord(documents, requestId)));
  return found.flat().map(({ timestamp, ...record }) => ({ ...record, age: now() - timestamp }));
}

async function findRecord(documents: LocalStack["documents"], requestId: string) {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: "cv-analytics-analytics",
      KeyConditionExpression: "requestId = :requestId",
      ExpressionAttributeValues: { ":requestId": requestId },
    }),
  );
  return Items.flatMap((item) => {
    const query = checkEvent({ ...item, eventType: "query" });
    const response = checkEvent({ ...item, eventType: "response" });
    if (query.eventType !== "query" || response.eventType !== "response") return [];
    const { matchType, matchScore } = response;
    return [{ requestId, timestamp: query.timestamp, query: query.query, matchType, matchScore }];
  });
}
