import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { TraceSources } from "../trace/trace";
import { createCloudWatchRequestLog } from "./cloudwatch-request-log";
import { createDynamoKeptQuestions } from "./dynamodb-kept-questions";
import { createDynamoReports } from "./dynamodb-reports";
import type { OncallAws } from "./open";
import { clientSettings } from "./place";

/** Everything that a request is looked for in, but the dead-letter queue. */
export function openTrace({ documents, items, queueDepth, place }: OncallAws): Omit<TraceSources, "findDead"> {
  return {
    items,
    keptQuestions: createDynamoKeptQuestions(documents),
    ledger: createDynamoReports(documents),
    requestLog: createCloudWatchRequestLog(new CloudWatchLogsClient(clientSettings(place))),
    queueDepth,
  };
}
