import { synthesise } from "./synthesised";

describe("the workspace", () => {
  test("keeps its state in the Terraform Cloud workspace of its own name when an organisation is given", () => {
    const { cloud, backend } = synthesise("acme").terraform;

    expect(cloud).toMatchObject({ organization: "acme", workspaces: { name: "cv-analytics-reporter" } });
    expect(backend).toBeUndefined();
  });

  test.each([undefined, ""])(
    "keeps its state in a file beside cdktf.out when the organisation is %p",
    (organization) => {
      const { cloud, backend } = synthesise(organization).terraform;

      expect(backend).toEqual({ local: { path: "../../../terraform.cv-analytics-reporter.tfstate" } });
      expect(cloud).toBeUndefined();
    },
  );

  test("pins the AWS provider and asks for a Terraform that it was tried with", () => {
    expect(synthesise().terraform).toMatchObject({
      required_version: ">= 1.10",
      required_providers: { aws: { version: "5.100.0" } },
    });
  });

  test("gives the AWS provider a region and tags, and no credentials", () => {
    const [aws, ...others] = synthesise().provider.aws ?? [];

    expect(others).toEqual([]);
    expect(Object.keys(aws ?? {}).sort()).toEqual(["default_tags", "region"]);
    expect(aws).toMatchObject({
      region: "${var.aws_region}",
      default_tags: [{ tags: { project: "cv-analytics", workspace: "cv-analytics-reporter" } }],
    });
  });

  test("describes every variable, states its type and checks what a type cannot", () => {
    for (const variable of Object.values(synthesise().variable)) {
      expect(variable).toMatchObject({ description: expect.stringMatching(/\w/), type: expect.any(String) });
      if (variable.type !== "bool") expect(variable).toHaveProperty("validation");
    }
  });

  test("can be applied without a single variable given", () => {
    const { variable } = synthesise();

    expect(Object.entries(variable).map(([name, { default: value }]) => [name, value])).toEqual([
      ["aws_region", "eu-west-2"],
      ["budget_email", null],
      ["capacity_mode", "free-tier"],
      ["deletion_protection", true],
      ["point_in_time_recovery", null],
      ["report_emails", []],
      ["report_from", null],
      ["schedule_time_zone", "Europe/London"],
    ]);
  });

  test("describes every output and offers those that the code's deployment needs", () => {
    const { output } = synthesise();

    for (const one of Object.values(output)) expect(one.description).toMatch(/\w/);
    expect(Object.keys(output).sort()).toEqual([
      "artifact_bucket",
      "lambda_role_arn",
      "report_topic_arn",
      "reports_table_name",
      "scheduler_role_arn",
    ]);
  });

  test("finds what the other workspaces own by its name, and by data sources only", () => {
    const { data } = synthesise();

    expect(Object.keys(data).sort()).toEqual([
      "aws_caller_identity",
      "aws_dynamodb_table",
      "aws_sns_topic",
      "aws_sqs_queue",
    ]);
    expect(data.aws_sns_topic).toEqual({ alarm_topic: { name: "cv-analytics-alarms" } });
    expect(data.aws_dynamodb_table).toEqual({
      query_events: { name: "cv-analytics-query-events" },
      analytics: { name: "cv-analytics-analytics" },
    });
    expect(data.aws_sqs_queue).toEqual({ dead_letter_queue: { name: "cv-analytics-dlq.fifo" } });
  });

  test("is synthesised the same each time", () => {
    expect(synthesise()).toEqual(synthesise());
  });
});
