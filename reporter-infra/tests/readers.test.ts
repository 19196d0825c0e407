import { statementsOf, synthesise } from "./synthesised";

const { resource } = synthesise();
const topic = "${aws_sns_topic.report_topic.arn}";

describe("the readers", () => {
  test("subscribe by e-mail, one subscription for each address", () => {
    expect(resource.aws_sns_topic_subscription).toEqual({
      report_reader: {
        for_each: "${toset(var.report_emails)}",
        topic_arn: topic,
        protocol: "email",
        endpoint: "${each.value}",
      },
    });
  });

  test("hear from a topic that refuses plain HTTP", () => {
    const { arn, policy } = resource.aws_sns_topic_policy?.report_topic_policy ?? {};

    expect(resource.aws_sns_topic?.report_topic).toMatchObject({ name: "cv-analytics-weekly-report" });
    expect(arn).toBe(topic);
    expect(statementsOf(policy)).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Action: ["sns:Publish"],
        Resource: [topic],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
  });
});
