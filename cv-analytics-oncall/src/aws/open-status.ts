import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { LambdaClient } from "@aws-sdk/client-lambda";
import type { StatusSources } from "../status/status";
import { createCloudWatchAlarms } from "./cloudwatch-alarms";
import { createCloudWatchMetrics } from "./cloudwatch-metrics";
import { createDynamoRecordsByWeek } from "./dynamodb-last-record";
import { createDynamoReports } from "./dynamodb-reports";
import { createDynamoWaitingHalves } from "./dynamodb-waiting-halves";
import { createLambdaEventSources } from "./lambda-event-source";
import type { OncallAws } from "./open";
import { clientSettings } from "./place";

/** Everything that the status is read from. */
export function openStatus({ queueDepth, deadLetters, documents, place }: OncallAws): StatusSources {
  const settings = clientSettings(place);
  const cloudWatch = new CloudWatchClient(settings);
  return {
    queueDepth,
    deadLetterDepth: () => deadLetters.depth(),
    metrics: createCloudWatchMetrics(cloudWatch),
    waitingHalves: createDynamoWaitingHalves(documents),
    records: createDynamoRecordsByWeek(documents),
    ledger: createDynamoReports(documents),
    eventSources: createLambdaEventSources(new LambdaClient(settings)),
    alarms: createCloudWatchAlarms(cloudWatch),
  };
}
