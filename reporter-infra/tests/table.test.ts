import { synthesise } from "./synthesised";

const { resource } = synthesise();
const reports = resource.aws_dynamodb_table?.reports;

describe("the reports table", () => {
  test("keeps a week's report and its unanswered questions together", () => {
    expect(Object.keys(resource.aws_dynamodb_table ?? {})).toEqual(["reports"]);
    expect(reports).toMatchObject({
      name: "cv-analytics-reports",
      hash_key: "week",
      range_key: "item",
      attribute: [
        { name: "week", type: "S" },
        { name: "item", type: "S" },
      ],
    });
  });

  test("lets items expire by their ttl", () => {
    expect(reports).toMatchObject({ ttl: { attribute_name: "ttl", enabled: true } });
  });

  test("is encrypted with AWS's own key, the default, at no charge", () => {
    expect(reports).not.toHaveProperty("server_side_encryption");
  });

  test("is protected from deletion unless the variable lifts it", () => {
    expect(reports).toMatchObject({ deletion_protection_enabled: "${var.deletion_protection}" });
  });

  test("makes Terraform refuse to plan its end, unless it was synthesised for it", () => {
    const lifted = synthesise(undefined, { allowDestroy: true }).resource.aws_dynamodb_table?.reports;

    expect(reports?.lifecycle).toEqual({ prevent_destroy: true });
    expect(lifted?.lifecycle).toEqual({ prevent_destroy: false });
  });

  test("can be restored to a point in time in on-demand mode, or as the variable says", () => {
    expect(reports?.point_in_time_recovery).toEqual({
      enabled:
        '${(var.point_in_time_recovery == null) ? (var.capacity_mode == "on-demand") : var.point_in_time_recovery}',
    });
  });

  test("takes the 2 units of each kind that the processor's tables leave in the always-free allowance, and none in on-demand", () => {
    expect(reports).toMatchObject({
      billing_mode: '${(var.capacity_mode == "free-tier") ? "PROVISIONED" : "PAY_PER_REQUEST"}',
      read_capacity: '${(var.capacity_mode == "free-tier") ? 2 : null}',
      write_capacity: '${(var.capacity_mode == "free-tier") ? 2 : null}',
    });
  });
});
