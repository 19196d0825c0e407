import { synthesise } from "./synthesised";

describe("the workspace", () => {
  test("keeps its state in the Terraform Cloud workspace of its own name when an organisation is given", () => {
    const { cloud, backend } = synthesise("acme").terraform;

    expect(cloud).toMatchObject({ organization: "acme", workspaces: { name: "cv-analytics-worker" } });
    expect(backend).toBeUndefined();
  });

  test.each([undefined, ""])(
    "keeps its state in a file beside cdktf.out when the organisation is %p",
    (organization) => {
      const { cloud, backend } = synthesise(organization).terraform;

      expect(backend).toEqual({ local: { path: "../../../terraform.cv-analytics-worker.tfstate" } });
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
      default_tags: [{ tags: { project: "cv-analytics", workspace: "cv-analytics-worker" } }],
    });
  });

  test("describes every variable, states its type and checks its value", () => {
    for (const variable of Object.values(synthesise().variable)) {
      expect(variable).toMatchObject({ description: expect.stringMatching(/\w/), type: expect.any(String) });
      expect(variable).toHaveProperty("validation");
    }
  });

  test("describes every output and offers those that the other folders need", () => {
    const { output } = synthesise();

    for (const one of Object.values(output)) expect(one.description).toMatch(/\w/);
    expect(Object.keys(output).sort()).toEqual([
      "alarm_topic_arn",
      "audit_log_name",
      "dlq_arn",
      "dlq_url",
      "edge_user_name",
      "oncall_policy_arn",
      "queue_arn",
      "queue_url",
    ]);
  });

  test("looks at nothing that another workspace owns: it is the first to be applied", () => {
    expect(Object.keys(synthesise().data)).toEqual(["aws_caller_identity"]);
  });

  test("is synthesised the same each time", () => {
    expect(synthesise()).toEqual(synthesise());
  });
});
