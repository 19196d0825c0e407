import { AwsError, type ServiceName } from "../src/aws/service";
import type { Surroundings } from "../src/iam/permission";
import { requiredPermissions } from "../src/iam/required-permissions";

const region = "eu-west-2";
const accountId = "123456789012";
const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${accountId}:${resource}`;
const queue = arn("sqs", "cv-analytics-queue.fifo");
const dlq = arn("sqs", "cv-analytics-dlq.fifo");
const queueUrl = `http://127.0.0.1:4566/${accountId}/cv-analytics-queue.fifo`;
const table = (name: string) => arn("dynamodb", `table/${name}`);

const surroundings: Surroundings = {
  region,
  accountId,
  deadLetterSources: (of) => (of === dlq ? [queue] : []),
  moveTaskSource: (handle) => (handle === "task-1" ? dlq : undefined),
  senderIdentity: (address) => address,
};

function required(service: ServiceName, action: string, input: Record<string, unknown>) {
  const call = { service, action, input };
  return requiredPermissions(call, surroundings).map((permission) => `${permission.action} ${permission.resource}`);
}

describe("SQS asks for", () => {
  test.each([
    ["SendMessage", "SendMessage"],
    ["SendMessageBatch", "SendMessage"],
    ["DeleteMessageBatch", "DeleteMessage"],
    ["ChangeMessageVisibilityBatch", "ChangeMessageVisibility"],
    ["ReceiveMessage", "ReceiveMessage"],
    ["GetQueueAttributes", "GetQueueAttributes"],
  ])("%s by the permission %s on the queue of the URL's path", (action, permission) => {
    expect(required("sqs", action, { QueueUrl: queueUrl })).toEqual([`sqs:${permission} ${queue}`]);
  });

  test("GetQueueUrl by the queue's name", () => {
    const QueueName = "cv-analytics-queue.fifo";
    expect(required("sqs", "GetQueueUrl", { QueueName })).toEqual([`sqs:GetQueueUrl ${queue}`]);
  });

  test("starting a move task: reading rights on its source and sending to where the messages go", () => {
    const onSource = ["StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"];
    const other = arn("sqs", "other.fifo");
    const wanted = onSource.map((action) => `sqs:${action} ${dlq}`);

    expect(required("sqs", "StartMessageMoveTask", { SourceArn: dlq })).toEqual([
      ...wanted,
      `sqs:SendMessage ${queue}`,
    ]);
    expect(required("sqs", "StartMessageMoveTask", { SourceArn: dlq, DestinationArn: other })).toEqual([
      ...wanted,
      `sqs:SendMessage ${other}`,
    ]);
  });

  test("listing and cancelling move tasks: rights on the emptied queue, which a handle leads to", () => {
    expect(required("sqs", "ListMessageMoveTasks", { SourceArn: dlq })[0]).toBe(`sqs:ListMessageMoveTasks ${dlq}`);
    expect(required("sqs", "CancelMessageMoveTask", { TaskHandle: "task-1" })[0]).toBe(
      `sqs:CancelMessageMoveTask ${dlq}`,
    );
    expect(() => required("sqs", "CancelMessageMoveTask", { TaskHandle: "gone" })).toThrow(/does not exist/);
  });
});

describe("DynamoDB asks for", () => {
  test("a table's action on the table, named by name or ARN", () => {
    expect(required("dynamodb", "PutItem", { TableName: "reports" })).toEqual([`dynamodb:PutItem ${table("reports")}`]);
    expect(required("dynamodb", "PutItem", { TableName: table("reports") })).toEqual([
      `dynamodb:PutItem ${table("reports")}`,
    ]);
  });

  test("a query by an index on the index alone", () => {
    const input = { TableName: "analytics", IndexName: "week-index" };
    expect(required("dynamodb", "Query", input)).toEqual([`dynamodb:Query ${table("analytics")}/index/week-index`]);
  });

  test("a batch on each of its tables", () => {
    expect(required("dynamodb", "BatchGetItem", { RequestItems: { a: {}, b: {} } })).toEqual([
      `dynamodb:BatchGetItem ${table("a")}`,
      `dynamodb:BatchGetItem ${table("b")}`,
    ]);
  });

  test("a transaction by the single action of each operation", () => {
    const TransactItems = [
      { Put: { TableName: "a" } },
      { Update: { TableName: "b" } },
      { Delete: { TableName: "a" } },
      { ConditionCheck: { TableName: "b" } },
    ];
    expect(required("dynamodb", "TransactWriteItems", { TransactItems })).toEqual([
      `dynamodb:PutItem ${table("a")}`,
      `dynamodb:UpdateItem ${table("b")}`,
      `dynamodb:DeleteItem ${table("a")}`,
      `dynamodb:ConditionCheckItem ${table("b")}`,
    ]);
  });
});

describe("mail asks for", () => {
  test("publishing on the topic", () => {
    const TopicArn = arn("sns", "cv-analytics-weekly-report");
    expect(required("sns", "Publish", { TopicArn })).toEqual([`sns:Publish ${TopicArn}`]);
  });

  test.each(["cv@example.org", "CV report <cv@example.org>"])("sending as the identity of %s", (FromEmailAddress) => {
    const identity = arn("ses", "identity/cv@example.org");
    expect(required("ses", "SendEmail", { FromEmailAddress })).toEqual([`ses:SendEmail ${identity}`]);
  });
});

describe("on call, AWS asks for", () => {
  const mapping = arn("lambda", "event-source-mapping:id-1");
  const reporter = arn("lambda", "function:cv-analytics-reporter");
  const logGroupName = "/cv-analytics/oncall";
  const logs = arn("logs", `log-group:${logGroupName}`);

  test.each<[ServiceName, string, Record<string, unknown>, string]>([
    ["cloudwatch", "DescribeAlarms", { AlarmNames: ["stuck"] }, "cloudwatch:DescribeAlarms *"],
    ["cloudwatch", "GetMetricData", {}, "cloudwatch:GetMetricData *"],
    ["cloudwatch", "SetAlarmState", { AlarmName: "a" }, `cloudwatch:SetAlarmState ${arn("cloudwatch", "alarm:a")}`],
    ["logs", "FilterLogEvents", { logGroupName }, `logs:FilterLogEvents ${logs}:*`],
    ["logs", "CreateLogStream", { logGroupName, logStreamName: "run" }, `logs:CreateLogStream ${logs}:*`],
    ["logs", "PutLogEvents", { logGroupName, logStreamName: "run" }, `logs:PutLogEvents ${logs}:log-stream:run`],
    ["lambda", "ListEventSourceMappings", { FunctionName: "a" }, "lambda:ListEventSourceMappings *"],
    ["lambda", "GetEventSourceMapping", { UUID: "id-1" }, `lambda:GetEventSourceMapping ${mapping}`],
    ["lambda", "UpdateEventSourceMapping", { UUID: "id-1" }, `lambda:UpdateEventSourceMapping ${mapping}`],
    ["lambda", "Invoke", { FunctionName: "cv-analytics-reporter" }, `lambda:InvokeFunction ${reporter}`],
    ["lambda", "Invoke", { FunctionName: reporter }, `lambda:InvokeFunction ${reporter}`],
  ])("%s %s %j: %s", (service, action, input, permission) => {
    expect(required(service, action, input)).toEqual([permission]);
  });

  test("nothing to tell a caller who it is", () => {
    expect(required("sts", "GetCallerIdentity", {})).toEqual([]);
  });
});

describe("a call that cannot be judged is an AWS error", () => {
  test.each<[ServiceName, string, Record<string, unknown>, RegExp]>([
    ["sqs", "AddPermission", {}, /no permission is known for sqs:AddPermission/],
    ["dynamodb", "toString", {}, /no permission is known for dynamodb:toString/],
    ["sns", "constructor", {}, /no permission is known for sns:constructor/],
    ["ses", "SendBulkEmail", {}, /ses:SendBulkEmail/],
    ["cloudwatch", "PutMetricAlarm", {}, /cloudwatch:PutMetricAlarm/],
    ["logs", "DeleteLogGroup", {}, /logs:DeleteLogGroup/],
    ["logs", "FilterLogEvents", {}, /logGroupName/],
    ["lambda", "DeleteFunction", {}, /lambda:DeleteFunction/],
    ["sts", "AssumeRole", {}, /sts:AssumeRole/],
    ["sqs", "SendMessage", {}, /QueueUrl/],
    ["sqs", "SendMessage", { QueueUrl: "cv-analytics-queue.fifo" }, /not valid/],
    ["dynamodb", "BatchGetItem", { RequestItems: [] }, /RequestItems/],
    ["dynamodb", "TransactWriteItems", { TransactItems: [{ Put: {} }] }, /TableName/],
    ["sns", "Publish", { PhoneNumber: "+44" }, /TopicArn/],
  ])("%s %s %j", (service, action, input, message) => {
    expect(() => required(service, action, input)).toThrow(AwsError);
    expect(() => required(service, action, input)).toThrow(message);
  });
});
