import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createDynamoStore } from "./dynamodb";
import { createHandler } from "./handler";
import { readSettings } from "./settings";
import { postpone } from "./sqs";
import { createTelemetry } from "./telemetry";

const tables = readSettings(process.env);
const serviceName = "cv-analytics-processor";

// Short timeouts: a call that hangs is tried again well inside the invocation.
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true };
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3, requestHandler }));
// Without the flag the queue's URL would override AWS_ENDPOINT_URL.
const sqs = new SQSClient({ maxAttempts: 2, requestHandler, useQueueUrlAsEndpoint: false });

export const handler = createHandler({
  openStore: (signal) => createDynamoStore({ client, tables, signal, sleep, random: Math.random }),
  postpone: (postponements, signal) => postpone(sqs, postponements, signal),
  telemetry: createTelemetry(new Logger({ serviceName }), new Metrics({ namespace: "cv-analytics", serviceName })),
  now: Date.now,
  random: Math.random,
  abortAfter: (ms) => AbortSignal.timeout(ms),
});
