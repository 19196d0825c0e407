import { statementsIn, statementsOf, synthesise } from "./synthesised";

const synthesised = synthesise();
const { resource } = synthesised;

const queue = "${data.aws_sqs_queue.event_queue.arn}";
const queryEvents = "${aws_dynamodb_table.query_events.arn}";
const analytics = "${aws_dynamodb_table.analytics.arn}";
const logStreams =
  "arn:aws:logs:${var.aws_region}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/cv-analytics-processor:*";

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

  test("of the processor are those that its code and its event source use", () => {
    const { role, policy } = resource.aws_iam_role_policy?.lambda_role_policy ?? {};
    const actionsOn = (arn: string) =>
      statementsOf(policy).flatMap(({ Resource, Action }) => (Resource?.includes(arn) ? Action : []));

    expect(role).toBe("${aws_iam_role.lambda_role.name}");
    expect([...actionsOn(queue)].sort()).toEqual([
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
    ]);
    expect(actionsOn(queryEvents)).toEqual(["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"]);
    expect(actionsOn(analytics)).toEqual(["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:Query"]);
    expect(statementsOf(policy)).toHaveLength(5);
  });

  test("are taken on by Lambda and nobody else, under the name that lambda.yaml looks for", () => {
    const { name, assume_role_policy } = resource.aws_iam_role?.lambda_role ?? {};

    expect(Object.keys(resource.aws_iam_role ?? {})).toEqual(["lambda_role"]);
    expect(name).toBe("cv-analytics-processor-lambda-role");
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
