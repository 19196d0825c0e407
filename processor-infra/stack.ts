import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { createAlarms } from "./alarms";
import { createAnalyticsTable, createQueryEventsTable } from "./dynamodb";
import { lookUpForeign } from "./foreign";
import { allowConsuming, allowRecordingIn, allowStoringHalvesIn, allowTracing, allowWritingLogsOf } from "./grants";
import { createLambdaRole } from "./iam";
import { declareOutputs } from "./outputs";
import { connectToAws } from "./provider";
import { createArtifactBucket } from "./s3";
import { declareVariables } from "./variables";

/** What the processor needs beside its code: tables and permissions. */
export class ProcessorStack extends TerraformStack {
  /** `allowDestroy`: Terraform may plan to destroy the tables. */
  constructor(scope: Construct, name: string, { allowDestroy = false } = {}) {
    super(scope, name);
    const variables = declareVariables(this);
    connectToAws(this, variables);
    const account = new DataAwsCallerIdentity(this, "current");

    const foreign = lookUpForeign(this);
    const queryEvents = createQueryEventsTable(this, variables, allowDestroy);
    const analytics = createAnalyticsTable(this, variables, allowDestroy);

    const lambdaRole = createLambdaRole(
      this,
      allowConsuming(foreign.queue),
      allowStoringHalvesIn(queryEvents),
      allowRecordingIn(analytics),
      allowWritingLogsOf("cv-analytics-processor", variables.region, account),
      allowTracing(),
    );

    createAlarms(this, foreign.alarmTopic);

    const artifacts = createArtifactBucket(this, account);
    declareOutputs(this, { queryEvents, analytics, lambdaRole, artifacts });
  }
}
