import assert from "node:assert/strict";
import { GetBucketPolicyCommand, GetBucketVersioningCommand, GetPublicAccessBlockCommand } from "@aws-sdk/client-s3";
import type { Clients } from "../clients";
import { accountId } from "../emulator/account";
import { type Check, resourcesOf } from "./check";
import { denyPlainHttp, expectPolicy } from "./policies";

/** Resources of a bucket, which have the same addresses in both workspaces. */
const addresses = [
  "aws_s3_bucket.artifacts",
  "aws_s3_bucket_policy.artifacts_policy",
  "aws_s3_bucket_public_access_block.artifacts_access",
  "aws_s3_bucket_versioning.artifacts_versioning",
];

export const bucketChecks: readonly Check[] = (["processor", "reporter"] as const).map((service) => ({
  covers: resourcesOf(`${service}-infra`, ...addresses),
  look: (clients) => expectBucket(clients, `cv-analytics-${service}-artifacts-${accountId}`),
}));

async function expectBucket({ s3 }: Clients, Bucket: string): Promise<void> {
  const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
  assert.deepEqual(PublicAccessBlockConfiguration, {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
  assert.equal(Status, "Enabled");
  const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
  const arn = `arn:aws:s3:::${Bucket}`;
  expectPolicy(Policy, denyPlainHttp(["s3:*"], arn, `${arn}/*`));
}
