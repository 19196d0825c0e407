import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { arnOf } from "./arn";
import { createReportsTable } from "./dynamodb";
import { createSchedules } from "./eventbridge";
import { lookUpForeign } from "./foreign";
import {
  allowCounting,
  allowKeepingReportsIn,
  allowLookingUpRecordsIn,
  allowPublishingTo,
  allowReadingWeeksOf,
  allowSweeping,
  allowTracing,
  allowWritingLogsOf,
} from "./grants";
import { createLambdaRole, createSchedulerRole, letSendMail } from "./iam";
import { declareOutputs } from "./outputs";
import { connectToAws } from "./provider";
import { createArtifactBucket } from "./s3";
import { createReportTopic } from "./sns";
import { declareVariables } from "./variables";

const functionName = "cv-analytics-reporter";

/** What the reporter needs beside its code: memory, readers, a timetable and permissions. */
export class ReporterStack extends TerraformStack {
  constructor(scope: Construct, name: string) {
    super(scope, name);
    const variables = declareVariables(this);
    connectToAws(this, variables);
    const account = new DataAwsCallerIdentity(this, "current");
    const place = { region: variables.region, accountId: account.accountId };
    const functionArn = arnOf("lambda", place, `function:${functionName}`);

    const foreign = lookUpForeign(this);
    const reports = createReportsTable(this, variables);
    const reportTopic = createReportTopic(this, variables);

    const lambdaRole = createLambdaRole(
      this,
      allowReadingWeeksOf(foreign.analytics),
      allowLookingUpRecordsIn(foreign.analytics),
      allowSweeping(foreign.queryEvents),
      allowKeepingReportsIn(reports),
      allowPublishingTo(reportTopic),
      allowCounting(foreign.deadLetterQueue),
      allowWritingLogsOf(functionName, place),
      allowTracing(),
    );
    letSendMail(this, lambdaRole, variables.reportFrom, place);

    const schedulerRole = createSchedulerRole(this, functionArn, place);
    createSchedules(this, { timeZone: variables.scheduleTimeZone, functionArn, role: schedulerRole });

    const artifacts = createArtifactBucket(this, account);
    declareOutputs(this, { reports, reportTopic, lambdaRole, schedulerRole, artifacts });
  }
}
