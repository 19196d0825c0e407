import type { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import type { DataAwsSqsQueue } from "@cdktf/provider-aws/lib/data-aws-sqs-queue";
import type { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { Statement } from "./policy";

/** The first three are what Lambda's event source needs; the last lets the processor put off what failed for a while. */
export function allowConsuming(queue: DataAwsSqsQueue): Statement {
  const forEventSource = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
  return allow("ConsumeEvents", [...forEventSource, "sqs:ChangeMessageVisibility"], queue.arn);
}

export function allowStoringHalvesIn(queryEvents: DynamodbTable): Statement {
  return allow("StoreHalves", ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"], queryEvents.arn);
}

/** Query finds the record of a response, which does not know its query's timestamp. */
export function allowRecordingIn(analytics: DynamodbTable): Statement {
  const actions = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:Query"];
  return allow("RecordAnswers", actions, analytics.arn);
}

/** The wildcard stands for log streams, which Lambda names as it goes; the log group itself is made by lambda.yaml. */
export function allowWritingLogsOf(functionName: string, region: string, account: DataAwsCallerIdentity): Statement {
  const streams = `arn:aws:logs:${region}:${account.accountId}:log-group:/aws/lambda/${functionName}:*`;
  return allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], streams);
}

/** X-Ray knows no resources for these actions (service authorization reference), so "*" is the only one that works. */
export function allowTracing(): Statement {
  return allow("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*");
}

function allow(sid: string, actions: readonly string[], resource: string): Statement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: [resource] };
}
