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
const dynamoDb = new DynamoDBClient({ maxAttempts: 3, requestHandler });
// It would prepare every request and answer once more, for a logger that is not there.
dynamoDb.middlewareStack.remove("loggerMiddleware");
const client = DynamoDBDocumentClient.from(dynamoDb);

/** Made for the first retry that is put off: most processes never put one off. */
let sqs: SQSClient | undefined;
function openSqs(): SQSClient {
  // Without the flag the queue's URL would override AWS_ENDPOINT_URL.
  sqs ??= new SQSClient({ maxAttempts: 2, requestHandler, useQueueUrlAsEndpoint: false });
  return sqs;
}

export const handler = createHandler({
  openStore: (signal) => createDynamoStore({ client, tables, signal, sleep, random: Math.random }),
  postpone: (postponements, signal) => postpone(openSqs, postponements, signal),
  telemetry: createTelemetry(new Logger({ serviceName }), new Metrics({ namespace: "cv-analytics", serviceName })),
  now: Date.now,
  random: Math.random,
  abortAfter: (ms) => AbortSignal.timeout(ms),
});
