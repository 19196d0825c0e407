import type { DataAwsSnsTopic } from "@cdktf/provider-aws/lib/data-aws-sns-topic";
import type { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { TerraformStack } from "cdktf";
import { createAlarm } from "./alarm";

const aDayInSeconds = 24 * 60 * 60;
const reporter = "cv-analytics-reporter";

/** The alarms of the reporter. */
export function createAlarms(stack: TerraformStack, topic: DataAwsSnsTopic, scheduleDeadLetterQueue: SqsQueue): void {
  createAlarm(stack, topic, {
    name: "cv-analytics-reporter-failed",
    says: "A run of the reporter failed; Lambda tries it twice more, and tells this topic when the last try has failed too.",
    impact:
      "Readers get the weekly report late or not at all; after a failed sweep, questions without an answer may be counted nowhere.",
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: reporter },
    statistic: "Sum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    whenMissing: "notBreaching",
  });
  createAlarm(stack, topic, {
    name: "cv-analytics-no-report",
    says: "No weekly report was sent for seven days, or none has been sent yet.",
    impact:
      "Readers miss a report, and nothing else says so: this alarm also fires when schedule, role or function are gone.",
    namespace: "cv-analytics",
    metricName: "ReportSent",
    dimensions: { service: reporter },
    statistic: "Sum",
    // Seven days are the longest that an alarm can look back (CloudWatch API reference, PutMetricAlarm). A report may come
    // more than that after the one before: by an hour when winter time begins, by minutes when a try fails. It is one
    // datapoint among days without any, and an alarm takes in real datapoints somewhat older than its periods before it
    // makes up missing ones ("How CloudWatch alarms treat missing data"): with periods of a day that is slack of a day
    // or more. Periods of an hour would leave hours, one of seven days would leave the alarm's first day unclear.
    period: aDayInSeconds,
    evaluationPeriods: 7,
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    whenMissing: "breaching",
  });
  createAlarm(stack, topic, {
    name: "cv-analytics-schedule-undelivered",
    says: "EventBridge Scheduler gave up handing a run to the reporter and put it into the queue cv-analytics-schedule-dlq.",
    impact: "Readers go without this week's report, or questions without an answer are swept half a day later.",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: scheduleDeadLetterQueue.name },
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    whenMissing: "notBreaching",
  });
}
