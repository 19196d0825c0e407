import type { DataAwsDynamodbTable } from "@cdktf/provider-aws/lib/data-aws-dynamodb-table";
import type { DataAwsSnsTopic } from "@cdktf/provider-aws/lib/data-aws-sns-topic";
import type { DataAwsSqsQueue } from "@cdktf/provider-aws/lib/data-aws-sqs-queue";
import type { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { arnOf, type Place } from "./arn";
import type { Statement } from "./policy";

/** The records of a week. */
export function allowReadingWeeksOf(analytics: DataAwsDynamodbTable): Statement {
  return allow("ReadWeeks", ["dynamodb:Query"], `${analytics.arn}/index/week-index`);
}

/** The questions that wait for an answer; no key leads to all of them, and the table holds a day at most. */
export function allowSweeping(queryEvents: DataAwsDynamodbTable): Statement {
  return allow("SweepWaitingQuestions", ["dynamodb:Scan"], queryEvents.arn);
}

/** The ledger of sent reports item by item, unanswered questions by the batch. */
export function allowKeepingReportsIn(reports: DynamodbTable): Statement {
  const actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:BatchWriteItem"];
  return allow("KeepReports", actions, reports.arn);
}

export function allowPublishingTo(topic: SnsTopic): Statement {
  return allow("PublishReport", ["sns:Publish"], topic.arn);
}

/** Lambda itself publishes in the function's name when the last try of an asynchronous run has failed. */
export function allowReportingFailuresTo(alarmTopic: DataAwsSnsTopic): Statement {
  return allow("ReportFailures", ["sns:Publish"], alarmTopic.arn);
}

/** How many dead letters there are, for the report's warning; not what they say. */
export function allowCounting(deadLetterQueue: DataAwsSqsQueue): Statement {
  return allow("CountDeadLetters", ["sqs:GetQueueAttributes"], deadLetterQueue.arn);
}

export function allowSendingMailFrom(identity: string, place: Place): Statement {
  return allow("SendMail", ["ses:SendEmail"], arnOf("ses", place, `identity/${identity}`));
}

export function allowInvoking(functionArn: string): Statement {
  return allow("InvokeReporter", ["lambda:InvokeFunction"], functionArn);
}

/** Scheduler sends there what it could not hand to Lambda. */
export function allowGivingUpTo(queue: SqsQueue): Statement {
  return allow("KeepUndeliveredRuns", ["sqs:SendMessage"], queue.arn);
}

/** The wildcard stands for log streams, which Lambda names as it goes; the log group itself is made by lambda.yaml. */
export function allowWritingLogsOf(functionName: string, place: Place): Statement {
  const streams = arnOf("logs", place, `log-group:/aws/lambda/${functionName}:*`);
  return allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], streams);
}

/** X-Ray knows no resources for these actions (service authorization reference), so "*" is the only one that works. */
export function allowTracing(): Statement {
  return allow("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*");
}

function allow(sid: string, actions: readonly string[], resource: string): Statement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: [resource] };
}
