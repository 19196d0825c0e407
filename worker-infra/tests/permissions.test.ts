import { statementsIn, statementsOf, synthesise } from "./synthesised";

const synthesised = synthesise();
const { resource } = synthesised;

const queue = "${aws_sqs_queue.event_queue.arn}";
const alarmTopic = "${aws_sns_topic.alarm_topic.arn}";

/** What the wildcards stand for that AWS leaves no way around; by Sid. */
const wildcards: Readonly<Record<string, string>> = {
  ReadLogs: "the streams of two log groups, which Lambda names as it goes",
  KeepAuditLog: "the streams of the audit log, which the tool names as it goes",
  SwitchEventSource: "the UUID of a mapping, which AWS makes up; a condition holds it to the processor's",
  FindEventSource: "everything: listing mappings knows no resource",
  SeeAlarmsAndMetrics: "everything: metrics have no ARN, and alarms are described all together",
};

describe("permissions", () => {
  const allowed = statementsIn(synthesised).filter(({ Effect }) => Effect === "Allow");

  test("are granted action by action", () => {
    for (const { Action } of allowed) expect(Action.join(" ")).not.toMatch(/[*?]/);
  });

  test("are granted resource by resource, but where AWS leaves no way around a wildcard", () => {
    const wide = allowed.filter(({ Resource }) => /[*?]/.test(Resource.join(" ")));

    expect(wide.map(({ Sid }) => Sid).sort()).toEqual(Object.keys(wildcards).sort());
  });

  test("on everything are to look only", () => {
    const onEverything = allowed.filter(({ Resource }) => Resource.includes("*"));

    for (const action of onEverything.flatMap(({ Action }) => Action)) expect(action).toMatch(/:(Describe|Get|List)/);
  });

  test("with a wildcard change nothing but log streams and, under a condition, event sources", () => {
    const changing = allowed
      .filter(({ Resource }) => /[*?]/.test(Resource.join(" ")))
      .filter(({ Action }) => Action.some((action) => !/:(Describe|Filter|Get|List)/.test(action)));

    expect(changing.map(({ Sid, Condition }) => [Sid, Condition !== undefined])).toEqual([
      ["KeepAuditLog", false],
      ["SwitchEventSource", true],
    ]);
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
