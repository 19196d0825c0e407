import { statementsOf, synthesise } from "./synthesised";

const { resource } = synthesise();

describe("the artifact bucket", () => {
  test("has a name that no other account can have taken", () => {
    expect(resource.aws_s3_bucket?.artifacts).toMatchObject({
      bucket: "cv-analytics-reporter-artifacts-${data.aws_caller_identity.current.account_id}",
    });
  });

  test("is closed to the public in all four ways", () => {
    expect(resource.aws_s3_bucket_public_access_block?.artifacts_access).toMatchObject({
      bucket: "${aws_s3_bucket.artifacts.id}",
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test("refuses plain HTTP", () => {
    expect(statementsOf(resource.aws_s3_bucket_policy?.artifacts_policy?.policy)).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:*"],
        Resource: ["${aws_s3_bucket.artifacts.arn}", "${aws_s3_bucket.artifacts.arn}/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
  });

  test("keeps what is overwritten", () => {
    expect(resource.aws_s3_bucket_versioning?.artifacts_versioning).toMatchObject({
      bucket: "${aws_s3_bucket.artifacts.id}",
      versioning_configuration: { status: "Enabled" },
    });
  });
});
