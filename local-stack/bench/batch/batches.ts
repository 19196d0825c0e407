import type { SQSEvent } from "aws-lambda";
import type { QueryEvent, ResponseEvent } from "../../../cv-analytics-processor/src/events";
import {
  type AnalyticsRecord,
  type InterimHalf,
  toInterimHalf,
  toRecord,
} from "../../../cv-analytics-processor/src/halves";
import { allTopics } from "../../src/sample-week/topics";

/** The batches that are measured, each of as many messages as a FIFO queue hands over at most. */
export const batchKinds = ["five pairs", "ten queries", "ten responses"] as const;
export type BatchKind = (typeof batchKinds)[number];

export interface Batch {
  readonly event: SQSEvent;
  /** Queries that lie in the interim table before it. */
  readonly waiting: readonly InterimHalf[];
  /** What lies in the tables after it. */
  readonly records: readonly AnalyticsRecord[];
  readonly halves: readonly InterimHalf[];
}

const asked = Date.parse("2025-11-08T13:14:18.821Z");
const answers = allTopics.flatMap(({ wordings, reasoning, match, score }) =>
  wordings.map((query) => ({ query, reasoning: reasoning[0] ?? "", matchType: match, matchScore: score[0] })),
);

/** Batch after batch, no request twice. */
export function createBatches(kind: BatchKind, count: number, first = 0): Batch[] {
  return Array.from({ length: count }, (_, index) => createBatch(kind, first + index));
}

function createBatch(kind: BatchKind, number: number): Batch {
  const requests = Array.from({ length: kind === "five pairs" ? 5 : 10 }, (_, index) => request(number * 10 + index));
  const queries = requests.map(({ query }) => query);
  const responses = requests.map(({ response }) => response);
  const halves = queries.map((query) => toInterimHalf(query, asked));
  const records = requests.map(({ query, response }) => toRecord(query, response, asked));
  switch (kind) {
    case "five pairs":
      return {
        event: toSqsEvent(requests.flatMap(({ query, response }) => [query, response])),
        waiting: [],
        records,
        halves: [],
      };
    case "ten queries":
      return { event: toSqsEvent(queries), waiting: [], records: [], halves };
    case "ten responses":
      return { event: toSqsEvent(responses), waiting: halves, records, halves: [] };
  }
}

function request(number: number): { readonly query: QueryEvent; readonly response: ResponseEvent } {
  const { query, ...answer } = answers[number % answers.length] as (typeof answers)[number];
  const requestId = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const timestamp = asked + number;
  return {
    query: { eventType: "query", requestId, timestamp, query, sessionId: `session-${number % 97}` },
    response: { eventType: "response", requestId, timestamp: timestamp + 150, ...answer },
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-fifo-sqs-message-event */
function toSqsEvent(events: readonly (QueryEvent | ResponseEvent)[]): SQSEvent {
  const Records = events.map((event) => ({
    messageId: `${event.eventType === "query" ? "a" : "b"}${event.requestId.slice(1)}`,
    receiptHandle: `AQEB${event.requestId.repeat(4)}`,
    body: JSON.stringify(event),
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: String(event.timestamp),
      SequenceNumber: "18849496460467696128",
      MessageGroupId: event.requestId,
      SenderId: "AIDAIENQZJOLO23YVJ4VO",
      MessageDeduplicationId: `${event.requestId}:${event.eventType}`,
      ApproximateFirstReceiveTimestamp: String(event.timestamp),
    },
    messageAttributes: {},
    md5OfBody: "e4e68fb7bd0e697a0ae8f1bb342846b3",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-2:000000000000:cv-analytics-queue.fifo",
    awsRegion: "eu-west-2",
  }));
  return { Records };
}
