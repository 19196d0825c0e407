import { statementsIn, statementsOf, synthesise } from "./synthesised";

const synthesised = synthesise();
const { resource } = synthesised;

const account = "${data.aws_caller_identity.current.account_id}";
const logStreams = `arn:aws:logs:\${var.aws_region}:${account}:log-group:/aws/lambda/cv-analytics-reporter:*`;

describe("permissions", () => {
  test("are granted action by action", () => {
    for (const { Effect, Action } of statementsIn(synthesised)) {
      if (Effect === "Allow") expect(Action.join(" ")).not.toMatch(/[*?]/);
    }
  });

  test("are granted resource by resource, but for X-Ray, which has none, and the streams of the function's own log group", () => {
    const wildcards = statementsIn(synthesised)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action, Resource = [] }) =>
        Resource.filter((arn) => /[*?]/.test(arn)).map((arn) => ({ arn, Action })),
      );

    expect(wildcards).toEqual([
      { arn: logStreams, Action: ["logs:CreateLogStream", "logs:PutLogEvents"] },
      { arn: "*", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"] },
    ]);
  });

  test.each([
    ["read the records of a week", "${data.aws_dynamodb_table.analytics.arn}/index/week-index", ["dynamodb:Query"]],
    ["see which questions wait", "${data.aws_dynamodb_table.query_events.arn}", ["dynamodb:Scan"]],
    [
      "keep reports and unanswered questions",
      "${aws_dynamodb_table.reports.arn}",
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:BatchWriteItem"],
    ],
    ["publish the report", "${aws_sns_topic.report_topic.arn}", ["sns:Publish"]],
    ["tell on-call of a run that failed for good", "${data.aws_sns_topic.alarm_topic.arn}", ["sns:Publish"]],
    ["count dead letters", "${data.aws_sqs_queue.dead_letter_queue.arn}", ["sqs:GetQueueAttributes"]],
  ])("let the reporter %s", (_, arn, actions) => {
    const { role, policy } = resource.aws_iam_role_policy?.lambda_role_policy ?? {};
    const granted = statementsOf(policy).flatMap(({ Resource, Action }) => (Resource?.includes(arn) ? Action : []));

    expect(role).toBe("${aws_iam_role.lambda_role.name}");
    expect(granted).toEqual(actions);
  });

  test("let the reporter do nothing beyond that, its logs and its traces", () => {
    expect(statementsOf(resource.aws_iam_role_policy?.lambda_role_policy?.policy)).toHaveLength(8);
    expect(Object.keys(resource.aws_iam_role_policy ?? {}).sort()).toEqual([
      "lambda_role_mail_policy",
      "lambda_role_policy",
      "scheduler_role_policy",
    ]);
  });

  test("let the reporter send mail only if there is an identity to send it from, and only from that", () => {
    const { count, role, policy } = resource.aws_iam_role_policy?.lambda_role_mail_policy ?? {};

    expect(count).toBe("${(var.report_from == null) ? 0 : 1}");
    expect(role).toBe("${aws_iam_role.lambda_role.name}");
    expect(statementsOf(policy)).toEqual([
      {
        Sid: expect.any(String),
        Effect: "Allow",
        Action: ["ses:SendEmail"],
        Resource: [`arn:aws:ses:\${var.aws_region}:${account}:identity/\${var.report_from}`],
      },
    ]);
  });

  test("are taken on by Lambda and nobody else, under the name that lambda.yaml looks for", () => {
    const { name, assume_role_policy } = resource.aws_iam_role?.lambda_role ?? {};

    expect(name).toBe("cv-analytics-reporter-lambda-role");
    expect(statementsOf(assume_role_policy)).toEqual([
      {
        Sid: expect.any(String),
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: ["sts:AssumeRole"],
      },
    ]);
  });
});
