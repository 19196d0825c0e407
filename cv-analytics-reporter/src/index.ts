import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createDynamoLedger } from "./dynamodb-ledger";
import { createDynamoRecords } from "./dynamodb-records";
import { createDynamoUnanswered, createDynamoWaiting } from "./dynamodb-unanswered";
import { createHandler } from "./handler";
import { createSesChannel } from "./ses";
import { readSettings } from "./settings";
import { createSnsChannel } from "./sns";
import { createSqsDeadLetters } from "./sqs";
import { createTelemetry } from "./telemetry";

const settings = readSettings(process.env);
const serviceName = "cv-analytics-reporter";
const now = Date.now;

// Three attempts fit into the deadline that a mark in the ledger has. Deliveries have a deadline of their own and no
// timeout for one attempt: SNS may have sent what it did not answer in time, so such a call is not repeated at once.
const connectionTimeout = 1_000;
const patience = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout, requestTimeout: 4_000, throwOnRequestTimeout: true },
};
const delivery = { maxAttempts: 3, requestHandler: { connectionTimeout } };
const client = DynamoDBDocumentClient.from(new DynamoDBClient(patience), {
  marshallOptions: { removeUndefinedValues: true },
});
// Without the flag the queue's URL would override AWS_ENDPOINT_URL.
const sqs = new SQSClient({ ...patience, useQueueUrlAsEndpoint: false });

export const handler = createHandler({
  records: createDynamoRecords({ client, sleep, now, table: settings.analyticsTable }),
  waiting: createDynamoWaiting({ client, sleep, now, table: settings.queryEventsTable }),
  unanswered: createDynamoUnanswered({ client, sleep, now, table: settings.reportsTable }),
  ledger: createDynamoLedger({ client, now, newId: randomUUID, table: settings.reportsTable }),
  channels: [
    createSnsChannel(new SNSClient(delivery), settings.reportTopicArn),
    ...(settings.mail ? [createSesChannel(delivery, settings.mail)] : []),
  ],
  deadLetters: createSqsDeadLetters(sqs, settings.deadLetterQueueUrl),
  telemetry: createTelemetry(new Logger({ serviceName }), new Metrics({ namespace: "cv-analytics", serviceName })),
  now,
});
