import { statementsIn, statementsOf, synthesise } from "./synthesised";

const synthesised = synthesise();
const { resource } = synthesised;

const queue = "${aws_sqs_queue.event_queue.arn}";
const deadLetterQueue = "${aws_sqs_queue.dead_letter_queue.arn}";
const alarmTopic = "${aws_sns_topic.alarm_topic.arn}";

describe("permissions", () => {
  test("are granted action by action and resource by resource, never by wildcard", () => {
    for (const { Effect, Action, Resource } of statementsIn(synthesised)) {
      if (Effect === "Allow") expect([...Action, ...Resource].join(" ")).not.toMatch(/[*?]/);
    }
  });

  test("let the edge send to the event queue and do nothing else", () => {
    const { user, policy } = resource.aws_iam_user_policy?.edge_policy ?? {};

    expect(resource.aws_iam_user?.edge).toMatchObject({ name: "cv-analytics-edge" });
    expect(user).toBe("${aws_iam_user.edge.name}");
    expect(statementsOf(policy)).toEqual([
      { Sid: expect.any(String), Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [queue] },
    ]);
  });

  test("keep the edge's secret out of Terraform's state: no access key is made here", () => {
    expect(Object.keys(resource)).not.toContain("aws_iam_access_key");
  });

  test("let on-call look into the dead-letter queue and move its messages back, and read nothing of the event queue", () => {
    const statements = statementsOf(resource.aws_iam_policy?.oncall?.policy);
    const actionsOn = (arn: string) =>
      statements.flatMap(({ Resource, Action }) => (Resource.includes(arn) ? Action : []));

    expect([...actionsOn(deadLetterQueue)].sort()).toEqual([
      "sqs:CancelMessageMoveTask",
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ListMessageMoveTasks",
      "sqs:ReceiveMessage",
      "sqs:StartMessageMoveTask",
    ]);
    expect([...actionsOn(queue)].sort()).toEqual(["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]);
  });

  test("let this account's alarms publish to the alarm topic, and nobody over plain HTTP", () => {
    const { arn, policy } = resource.aws_sns_topic_policy?.alarm_topic_policy ?? {};

    expect(resource.aws_sns_topic?.alarm_topic).toMatchObject({ name: "cv-analytics-alarms" });
    expect(arn).toBe(alarmTopic);
    expect(statementsOf(policy)).toEqual([
      expect.objectContaining({
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["sns:Publish"],
        Resource: [alarmTopic],
        Condition: { StringEquals: { "aws:SourceAccount": "${data.aws_caller_identity.current.account_id}" } },
      }),
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Action: ["sns:Publish"],
        Resource: [alarmTopic],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
  });
});
