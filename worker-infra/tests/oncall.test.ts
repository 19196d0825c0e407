import { statementsOf, synthesise } from "./synthesised";

const { resource } = synthesise();
const policy = String(resource.aws_iam_policy?.oncall?.policy);
const statements = statementsOf(policy);

const queue = "${aws_sqs_queue.event_queue.arn}";
const deadLetterQueue = "${aws_sqs_queue.dead_letter_queue.arn}";
const auditLog = "${aws_cloudwatch_log_group.audit_log.arn}";
const arnOf = (service: string, name: string) =>
  `arn:aws:${service}:\${var.aws_region}:\${data.aws_caller_identity.current.account_id}:${name}`;
const analytics = arnOf("dynamodb", "table/cv-analytics-analytics");

/** As long as they can be: the longest name that a region has, and what the other references come to there. */
const longest: Readonly<Record<string, string>> = {
  "${var.aws_region}": "ap-southeast-1",
  "${data.aws_caller_identity.current.account_id}": "123456789012",
  [queue]: "arn:aws:sqs:ap-southeast-1:123456789012:cv-analytics-queue.fifo",
  [deadLetterQueue]: "arn:aws:sqs:ap-southeast-1:123456789012:cv-analytics-dlq.fifo",
  [auditLog]: "arn:aws:logs:ap-southeast-1:123456789012:log-group:/cv-analytics/oncall",
};

describe("the policy of the engineer on call", () => {
  test.each([
    [
      "looks into the dead-letter queue and empties it",
      "InspectAndRedriveDeadLetters",
      [deadLetterQueue],
      [
        "sqs:CancelMessageMoveTask",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ListMessageMoveTasks",
        "sqs:ReceiveMessage",
        "sqs:StartMessageMoveTask",
      ],
    ],
    [
      "moves messages back to the event queue, and reads nothing there",
      "MoveBackToTheQueue",
      [queue],
      ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"],
    ],
    [
      "looks at halves and keeps them from expiring",
      "LookAtHalvesAndProtectThem",
      [arnOf("dynamodb", "table/cv-analytics-query-events")],
      ["dynamodb:BatchGetItem", "dynamodb:Scan", "dynamodb:UpdateItem"],
    ],
    [
      "finds records by request and by week",
      "FindRecords",
      [analytics, `${analytics}/index/week-index`],
      ["dynamodb:Query"],
    ],
    [
      "reads the ledger of reports",
      "ReadReports",
      [arnOf("dynamodb", "table/cv-analytics-reports")],
      ["dynamodb:GetItem", "dynamodb:Query"],
    ],
    [
      "reads what the two functions log",
      "ReadLogs",
      [
        arnOf("logs", "log-group:/aws/lambda/cv-analytics-processor:*"),
        arnOf("logs", "log-group:/aws/lambda/cv-analytics-reporter:*"),
      ],
      ["logs:FilterLogEvents"],
    ],
    [
      "adds to the audit log, and takes nothing from it",
      "KeepAuditLog",
      [`${auditLog}:*`],
      ["logs:CreateLogStream", "logs:PutLogEvents"],
    ],
    [
      "switches an event source off and on",
      "SwitchEventSource",
      [arnOf("lambda", "event-source-mapping:*")],
      ["lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"],
    ],
    ["finds out which event source that is", "FindEventSource", ["*"], ["lambda:ListEventSourceMappings"]],
    [
      "runs the reporter",
      "InvokeReporter",
      [arnOf("lambda", "function:cv-analytics-reporter")],
      ["lambda:InvokeFunction"],
    ],
    [
      "sees alarms and metrics",
      "SeeAlarmsAndMetrics",
      ["*"],
      ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"],
    ],
  ])("%s: %s", (_, sid, resources, actions) => {
    const { Effect, Resource, Action = [] } = statements.find(({ Sid }) => Sid === sid) ?? {};

    expect(Effect).toBe("Allow");
    expect(Resource).toEqual(resources);
    expect([...Action].sort()).toEqual(actions);
  });

  test("grants nothing beyond that", () => {
    expect(statements).toHaveLength(11);
  });

  test("switches the processor's event source only, and attaches conditions to nothing else", () => {
    expect(statements.flatMap(({ Sid, Condition }) => (Condition ? [{ Sid, Condition }] : []))).toEqual([
      {
        Sid: "SwitchEventSource",
        Condition: { ArnEquals: { "lambda:FunctionArn": arnOf("lambda", "function:cv-analytics-processor") } },
      },
    ]);
  });

  test("stays within the 6,144 characters of a managed policy, wherever it is applied", () => {
    const applied = Object.entries(longest).reduce(
      (text, [reference, value]) => text.replaceAll(reference, value),
      policy,
    );

    expect(applied).not.toContain("${");
    // IAM counts no white space (IAM user guide, quotas).
    expect(applied.replaceAll(/\s/g, "").length).toBeLessThanOrEqual(6_144);
  });

  test("keeps its words: AWS makes a policy anew for others, and refuses while anyone has the old one", () => {
    expect(resource.aws_iam_policy?.oncall).toMatchObject({
      name: "cv-analytics-oncall",
      description: "Look into the dead-letter queue of cv-analytics and move its messages back.",
    });
  });
});

test("the audit log has the name that the tool looks for, and keeps a line for a year", () => {
  expect(resource.aws_cloudwatch_log_group).toEqual({
    audit_log: { name: "/cv-analytics/oncall", retention_in_days: 365 },
  });
});
