import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { createAlarms } from "./alarms";
import { arnOf } from "./arn";
import { createBudget } from "./budget";
import { createDashboard } from "./dashboard";
import { createReportsTable } from "./dynamodb";
import { createSchedules } from "./eventbridge";
import { lookUpForeign } from "./foreign";
import {
  allowCounting,
  allowGivingUpTo,
  allowInvoking,
  allowKeepingReportsIn,
  allowPublishingTo,
  allowReadingWeeksOf,
  allowReportingFailuresTo,
  allowSweeping,
  allowTracing,
  allowWritingLogsOf,
} from "./grants";
import { createLambdaRole, createSchedulerRole, letSendMail } from "./iam";
import { declareOutputs } from "./outputs";
import { connectToAws } from "./provider";
import { saveQueries } from "./queries";
import { createArtifactBucket } from "./s3";
import { createReportTopic } from "./sns";
import { createScheduleDeadLetterQueue } from "./sqs";
import { declareVariables } from "./variables";

const functionName = "cv-analytics-reporter";

/** What the reporter needs beside its code: memory, readers, a timetable, permissions, and what shows how all is. */
export class ReporterStack extends TerraformStack {
  /** `allowDestroy`: Terraform may plan to destroy the tables. */
  constructor(scope: Construct, name: string, { allowDestroy = false } = {}) {
    super(scope, name);
    const variables = declareVariables(this);
    connectToAws(this, variables);
    const account = new DataAwsCallerIdentity(this, "current");
    const place = { region: variables.region, accountId: account.accountId };
    const functionArn = arnOf("lambda", place, `function:${functionName}`);

    const foreign = lookUpForeign(this);
    const reports = createReportsTable(this, variables, allowDestroy);
    const reportTopic = createReportTopic(this, variables);

    const lambdaRole = createLambdaRole(
      this,
      allowReadingWeeksOf(foreign.analytics),
      allowSweeping(foreign.queryEvents),
      allowKeepingReportsIn(reports),
      allowPublishingTo(reportTopic),
      allowReportingFailuresTo(foreign.alarmTopic),
      allowCounting(foreign.deadLetterQueue),
      allowWritingLogsOf(functionName, place),
      allowTracing(),
    );
    letSendMail(this, lambdaRole, variables.reportFrom, place);

    const scheduleDeadLetterQueue = createScheduleDeadLetterQueue(this);
    const schedulerRole = createSchedulerRole(
      this,
      place,
      allowInvoking(functionArn),
      allowGivingUpTo(scheduleDeadLetterQueue),
    );
    createSchedules(this, {
      timeZone: variables.scheduleTimeZone,
      functionArn,
      role: schedulerRole,
      deadLetterQueue: scheduleDeadLetterQueue,
    });

    createAlarms(this, foreign.alarmTopic, scheduleDeadLetterQueue);
    createDashboard(this, place);
    saveQueries(this);
    createBudget(this, variables);

    const artifacts = createArtifactBucket(this, account);
    declareOutputs(this, { reports, reportTopic, lambdaRole, schedulerRole, artifacts });
  }
}
