import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { SQSClient } from "@aws-sdk/client-sqs";
import { openDynamoDb } from "./aws/dynamodb-client";
import { createDynamoLedger } from "./aws/dynamodb-ledger";
import { createDynamoPastReports } from "./aws/dynamodb-past-reports";
import { patient } from "./aws/dynamodb-patience";
import { createDynamoRecords } from "./aws/dynamodb-records";
import { createDynamoSweeps } from "./aws/dynamodb-sweeps";
import { createDynamoUnanswered } from "./aws/dynamodb-unanswered";
import { createDynamoWaiting } from "./aws/dynamodb-waiting";
import { createSesChannel } from "./aws/ses";
import { createSnsChannel } from "./aws/sns";
import { createSqsDeadLetters } from "./aws/sqs";
import { createHandler } from "./handler";
import { readSettings } from "./settings";
import { createTelemetry } from "./telemetry";

const settings = readSettings(process.env);
const serviceName = "cv-analytics-reporter";
const now = Date.now;

// Three attempts fit into the deadline that a mark in the ledger has. A delivery is one attempt, see delivery.ts, which
// may take its whole deadline.
const connectionTimeout = 1_000;
const patience = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout, requestTimeout: 4_000, throwOnRequestTimeout: true },
};
const delivery = { requestHandler: { connectionTimeout } };
const client = openDynamoDb(patience);
const patientClient = patient(client, sleep);
// Without the flag the queue's URL would override AWS_ENDPOINT_URL.
const sqs = new SQSClient({ ...patience, useQueueUrlAsEndpoint: false });
const telemetry = createTelemetry(new Logger({ serviceName }), new Metrics({ namespace: "cv-analytics", serviceName }));

export const handler = createHandler({
  records: createDynamoRecords({ client: patientClient, now, table: settings.analyticsTable }),
  waiting: createDynamoWaiting({ client: patientClient, log: telemetry, table: settings.queryEventsTable }),
  unanswered: createDynamoUnanswered({ client: patientClient, sleep, now, table: settings.reportsTable }),
  sweeps: createDynamoSweeps({ client: patientClient, table: settings.reportsTable }),
  pastReports: createDynamoPastReports({ client, table: settings.reportsTable }),
  ledger: createDynamoLedger({ client, now, newId: randomUUID, table: settings.reportsTable }),
  channels: [
    createSnsChannel(delivery, settings.reportTopicArn),
    ...(settings.mail ? [createSesChannel(delivery, settings.mail)] : []),
  ],
  deadLetters: createSqsDeadLetters(sqs, settings.deadLetterQueueUrl),
  telemetry,
  now,
});
