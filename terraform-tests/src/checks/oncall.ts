import { arnOf } from "./check";
import { allow, type Statement } from "./policies";

const [queue, deadLetters] = [arnOf("sqs", "cv-analytics-queue.fifo"), arnOf("sqs", "cv-analytics-dlq.fifo")];
const queryEvents = arnOf("dynamodb", "table/cv-analytics-query-events");
const analytics = arnOf("dynamodb", "table/cv-analytics-analytics");
const reports = arnOf("dynamodb", "table/cv-analytics-reports");
const processor = arnOf("lambda", "function:cv-analytics-processor");
const reporter = arnOf("lambda", "function:cv-analytics-reporter");
const streamsOf = (logGroup: string) => arnOf("logs", `log-group:${logGroup}:*`);
const functionLogs = ["/aws/lambda/cv-analytics-processor", "/aws/lambda/cv-analytics-reporter"];

const looking = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes"];
const taking = ["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"];
const moving = ["sqs:StartMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:CancelMessageMoveTask"];
const halves = ["dynamodb:BatchGetItem", "dynamodb:Scan", "dynamodb:UpdateItem"];
const switching = ["lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"];

/** What the engineer on call may do. */
export const oncallStatements: readonly Statement[] = [
  allow("InspectAndRedriveDeadLetters", [...looking, ...taking, ...moving], deadLetters),
  allow("MoveBackToTheQueue", [...looking, "sqs:SendMessage"], queue),
  allow("LookAtHalvesAndProtectThem", halves, queryEvents),
  allow("FindRecords", ["dynamodb:Query"], analytics, `${analytics}/index/week-index`),
  allow("ReadReports", ["dynamodb:GetItem", "dynamodb:Query"], reports),
  allow("ReadLogs", ["logs:FilterLogEvents"], ...functionLogs.map(streamsOf)),
  allow("KeepAuditLog", ["logs:CreateLogStream", "logs:PutLogEvents"], streamsOf("/cv-analytics/oncall")),
  {
    ...allow("SwitchEventSource", switching, arnOf("lambda", "event-source-mapping:*")),
    Condition: { ArnEquals: { "lambda:FunctionArn": processor } },
  },
  allow("FindEventSource", ["lambda:ListEventSourceMappings"], "*"),
  allow("InvokeReporter", ["lambda:InvokeFunction"], reporter),
  allow("SeeAlarmsAndMetrics", ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"], "*"),
];
