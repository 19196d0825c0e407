import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import { createDynamoStore } from "../../src/dynamodb";
import { createHandler } from "../../src/handler";
import type { Postponement } from "../../src/sqs";
import type { Telemetry } from "../../src/telemetry";
import type { Client } from "./memory-dynamodb";

export const interimTable = "query-events";
export const finalTable = "analytics";
export const sortKeys = { [interimTable]: "half", [finalTable]: "timestamp" };

export const asked = 1_762_607_658_821;
export const handled = asked + 1_000;

export const requestIdOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

export const queryOf = (index = 0) => ({
  eventType: "query",
  requestId: requestIdOf(index),
  timestamp: asked,
  query: `What databases have you used? ${index}`,
  sessionId: "session-1",
});

export const responseOf = (index = 0) => ({
  eventType: "response",
  requestId: requestIdOf(index),
  timestamp: asked + 150,
  matchType: "full",
  matchScore: 84,
  reasoning: `Matches PostgreSQL. ${index}`,
});

/** A message as Lambda hands it over: group and messageId follow from the event unless given. */
export function messageOf(event: unknown, overrides: { group?: string; id?: string; receiveCount?: number } = {}) {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const requestId = typeof event === "object" && event && "requestId" in event ? String(event.requestId) : "group";
  return {
    messageId: overrides.id ?? `message-${body.length}-${body.slice(0, 80)}`,
    receiptHandle: `handle-of-${overrides.id ?? "message"}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(overrides.receiveCount ?? 1),
      MessageGroupId: overrides.group ?? requestId,
    },
    eventSourceARN: "arn:aws:sqs:eu-west-2:000000000000:cv-analytics-queue.fifo",
  } as unknown as SQSRecord;
}

export function createProcessor(client: Client) {
  const told: string[] = [];
  const postponed: Postponement[] = [];
  const deadlines: number[] = [];
  const telemetry: Telemetry = {
    aged: (age) => told.push(`aged ${age}`),
    malformed: (id, { problems }) => told.push(`malformed ${id}: ${problems.join("; ")}`),
    repeated: (copies) => told.push(`repeated ${copies}`),
    settled: (requestId, { kind }) => told.push(`${kind} ${requestId}`),
    notPostponed: () => told.push("not postponed"),
    flush: () => told.push("flushed"),
  };
  const handler = createHandler({
    openStore: (signal) =>
      createDynamoStore({
        client,
        tables: { queryEventsTable: interimTable, analyticsTable: finalTable },
        signal,
        sleep: async () => undefined,
        random: () => 0.5,
      }),
    postpone: async (postponements) => void postponed.push(...postponements),
    telemetry,
    now: () => handled,
    random: () => 0.5,
    abortAfter: (ms) => {
      deadlines.push(ms);
      return new AbortController().signal;
    },
  });
  const context: Pick<Context, "getRemainingTimeInMillis"> = { getRemainingTimeInMillis: () => 30_000 };
  const handle = async (...Records: SQSRecord[]): Promise<string[]> =>
    (await handler({ Records } satisfies SQSEvent, context)).batchItemFailures.map((one) => one.itemIdentifier);
  return { handle, told, postponed, deadlines };
}
