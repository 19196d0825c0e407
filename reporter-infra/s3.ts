import type { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { TerraformStack } from "cdktf";
import { denyPlainHttp, policyOf } from "./policy";

/**
 * Where the function's code is put for CloudFormation. Encrypted by S3's default (SSE-S3) and removed with its content:
 * a build of the same commit makes the same file again.
 */
export function createArtifactBucket(stack: TerraformStack, account: DataAwsCallerIdentity): S3Bucket {
  const bucket = new S3Bucket(stack, "artifacts", {
    bucket: `cv-analytics-reporter-artifacts-${account.accountId}`,
    forceDestroy: true,
  });
  const access = new S3BucketPublicAccessBlock(stack, "artifacts_access", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketPolicy(stack, "artifacts_policy", {
    bucket: bucket.id,
    policy: policyOf(denyPlainHttp(["s3:*"], bucket.arn, `${bucket.arn}/*`)),
    // S3 refuses two changes of a bucket's access at a time.
    dependsOn: [access],
  });
  // Names are content hashes, so nothing overwrites a file by right; should it happen, the code before is still there.
  new S3BucketVersioningA(stack, "artifacts_versioning", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  return bucket;
}
