import type { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { TerraformOutput, type TerraformStack } from "cdktf";

export interface Made {
  readonly queryEvents: DynamodbTable;
  readonly analytics: DynamodbTable;
  readonly lambdaRole: IamRole;
  readonly artifacts: S3Bucket;
}

export function declareOutputs(stack: TerraformStack, made: Made): void {
  const outputs = {
    query_events_table_name: [made.queryEvents.name, "Table of halves that wait for each other: QUERY_EVENTS_TABLE."],
    analytics_table_name: [made.analytics.name, "Table of answered questions: ANALYTICS_TABLE."],
    lambda_role_arn: [made.lambdaRole.arn, "Role that the processor runs as."],
    artifact_bucket: [made.artifacts.bucket, "Bucket to put the processor's code in; lambda.yaml's ArtifactBucket."],
  } as const;
  for (const [name, [value, description]] of Object.entries(outputs)) {
    new TerraformOutput(stack, name, { value, description });
  }
}
