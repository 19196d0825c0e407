import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import type { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { TerraformStack } from "cdktf";
import { arnOf, type Place } from "./arn";
import { foreignNames } from "./foreign-names";
import { policyOf, type Statement } from "./policy";

/** What on-call works with and this workspace makes. */
export interface Handled {
  readonly queue: SqsQueue;
  readonly deadLetterQueue: SqsQueue;
  readonly auditLog: CloudwatchLogGroup;
}

/** What the engineer on call may do, who uses cv-analytics-oncall; attached to people or roles outside this workspace. */
export function createOncallPolicy(
  stack: TerraformStack,
  place: Place,
  { queue, deadLetterQueue, auditLog }: Handled,
): IamPolicy {
  const tableArn = (name: string) => arnOf("dynamodb", place, `table/${name}`);
  const functionArn = (name: string) => arnOf("lambda", place, `function:${name}`);
  const { queryEvents, analytics, weekIndex, reports, processor, reporter } = foreignNames;
  return new IamPolicy(stack, "oncall", {
    name: "cv-analytics-oncall",
    // Not brought up to date: AWS makes a policy anew for other words, and refuses while anyone has the old one.
    description: "Look into the dead-letter queue of cv-analytics and move its messages back.",
    policy: policyOf(
      allowEmptying(deadLetterQueue),
      allowMovingBackTo(queue),
      allowProtectingHalvesIn(tableArn(queryEvents)),
      allowFindingRecordsIn(tableArn(analytics), weekIndex),
      allowReadingReportsIn(tableArn(reports)),
      allowReadingLogsOf([processor, reporter], place),
      allowLeavingLinesIn(auditLog),
      allowSwitchingEventSourceOf(functionArn(processor), place),
      allowFindingEventSource(),
      allowInvoking(functionArn(reporter)),
      allowSeeingAlarmsAndMetrics(),
    ),
  });
}

/** A move task needs the rights to receive and delete; it acts in the name of whoever starts it. */
function allowEmptying(deadLetterQueue: SqsQueue): Statement {
  const looking = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes"];
  const taking = ["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"];
  const moving = ["sqs:StartMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:CancelMessageMoveTask"];
  return allow("InspectAndRedriveDeadLetters", [...looking, ...taking, ...moving], deadLetterQueue.arn);
}

function allowMovingBackTo(queue: SqsQueue): Statement {
  const actions = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:SendMessage"];
  return allow("MoveBackToTheQueue", actions, queue.arn);
}

/** A half whose other one is a dead letter expires after a day; an update puts that off. */
function allowProtectingHalvesIn(queryEvents: string): Statement {
  const actions = ["dynamodb:BatchGetItem", "dynamodb:Scan", "dynamodb:UpdateItem"];
  return allow("LookAtHalvesAndProtectThem", actions, queryEvents);
}

/** By request in the table, by week in its index. */
function allowFindingRecordsIn(analytics: string, index: string): Statement {
  return allow("FindRecords", ["dynamodb:Query"], analytics, `${analytics}/index/${index}`);
}

function allowReadingReportsIn(reports: string): Statement {
  return allow("ReadReports", ["dynamodb:GetItem", "dynamodb:Query"], reports);
}

/** A log group is named with `:*` behind it (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html). */
function allowReadingLogsOf(functionNames: readonly string[], place: Place): Statement {
  const logGroups = functionNames.map((name) => arnOf("logs", place, `log-group:/aws/lambda/${name}:*`));
  return allow("ReadLogs", ["logs:FilterLogEvents"], ...logGroups);
}

/** The wildcard stands for log streams, which the tool names as it goes. What is there it can neither change nor delete. */
function allowLeavingLinesIn(auditLog: CloudwatchLogGroup): Statement {
  return allow("KeepAuditLog", ["logs:CreateLogStream", "logs:PutLogEvents"], `${auditLog.arn}:*`);
}

/** AWS names a mapping by a UUID that no workspace knows; the condition holds it to the one that feeds the function. */
function allowSwitchingEventSourceOf(functionArn: string, place: Place): Statement {
  const actions = ["lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"];
  return {
    ...allow("SwitchEventSource", actions, arnOf("lambda", place, "event-source-mapping:*")),
    Condition: { ArnEquals: { "lambda:FunctionArn": functionArn } },
  };
}

/** Listing knows no resource (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html). */
function allowFindingEventSource(): Statement {
  return allow("FindEventSource", ["lambda:ListEventSourceMappings"], "*");
}

/** A report of a week again, or one that sends nothing. */
function allowInvoking(functionArn: string): Statement {
  return allow("InvokeReporter", ["lambda:InvokeFunction"], functionArn);
}

/** Metrics have no ARN, and alarms are described all together (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html). */
function allowSeeingAlarmsAndMetrics(): Statement {
  return allow("SeeAlarmsAndMetrics", ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"], "*");
}

function allow(sid: string, actions: readonly string[], ...resources: readonly string[]): Statement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resources };
}
