import type { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { TerraformOutput, type TerraformStack } from "cdktf";

export interface Made {
  readonly reports: DynamodbTable;
  readonly reportTopic: SnsTopic;
  readonly lambdaRole: IamRole;
  readonly schedulerRole: IamRole;
  readonly artifacts: S3Bucket;
}

export function declareOutputs(stack: TerraformStack, made: Made): void {
  const outputs = {
    reports_table_name: [made.reports.name, "Table of sent reports and unanswered questions: REPORTS_TABLE."],
    report_topic_arn: [made.reportTopic.arn, "Topic that the weekly report is published to: REPORT_TOPIC_ARN."],
    lambda_role_arn: [made.lambdaRole.arn, "Role that the reporter runs as."],
    scheduler_role_arn: [made.schedulerRole.arn, "Role that the schedules start the reporter with."],
    artifact_bucket: [made.artifacts.bucket, "Bucket to put the reporter's code in; lambda.yaml's ArtifactBucket."],
  } as const;
  for (const [name, [value, description]] of Object.entries(outputs)) {
    new TerraformOutput(stack, name, { value, description });
  }
}
