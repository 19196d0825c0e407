import type { DataAwsSnsTopic } from "@cdktf/provider-aws/lib/data-aws-sns-topic";
import type { TerraformStack } from "cdktf";
import { createAlarm } from "./alarm";
import { lambdaMetric, ownMetric } from "./metrics";
import { slo } from "./slo";

const anHourInSeconds = 60 * 60;

/** The alarms of the processor. */
export function createAlarms(stack: TerraformStack, topic: DataAwsSnsTopic): void {
  createAlarm(stack, topic, {
    name: "cv-analytics-processor-errors",
    says: "The processor crashed, timed out or could not start; it throws for no event, so this is a fault of code, settings or permissions.",
    impact: "Whole batches of questions wait for their next try, and go to the dead-letter queue after the third.",
    ...lambdaMetric("Errors"),
    statistic: "Sum",
    // As short as a standard alarm may be: a deployment that is rolled back on it watches for minutes.
    period: 60,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    whenMissing: "notBreaching",
  });
  createAlarm(stack, topic, {
    name: "cv-analytics-processor-throttled",
    says: "Lambda turned invocations of the processor away: the account's concurrency is used up.",
    impact: "Questions wait in the queue and reach the report late; visitors notice nothing.",
    ...lambdaMetric("Throttles"),
    statistic: "Sum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    whenMissing: "notBreaching",
  });
  createAlarm(stack, topic, {
    name: "cv-analytics-event-age",
    says: `One event in a hundred is processed later than ${slo.eventAgeInMs / 1_000} seconds after the visitor's action, and has been for a quarter of an hour.`,
    impact: "The promise of 5 seconds is broken: the tables lag behind, and a report that is due now lacks questions.",
    ...ownMetric("EventAge"),
    extendedStatistic: "p99",
    // With "ignore" CloudWatch would wait for 1,000 events in a period, which this system never sees.
    evaluateLowSampleCountPercentiles: "evaluate",
    period: 300,
    evaluationPeriods: 6,
    datapointsToAlarm: 3,
    comparisonOperator: "GreaterThanThreshold",
    threshold: slo.eventAgeInMs,
    // No events, no delay.
    whenMissing: "notBreaching",
  });
  createAlarm(stack, topic, {
    name: "cv-analytics-error-rate",
    says: `Of the last hour's events more than ${slo.errorRateInPercent} % failed, and more than one did.`,
    impact: "Questions reach the report late; each failure that meets its third receive is lost to it until redriven.",
    metricQuery: [
      { id: "failed", metric: { ...ownMetric("Failed"), stat: "Sum", period: anHourInSeconds } },
      // Every well-formed event is asked its age once.
      { id: "events", metric: { ...ownMetric("EventAge"), stat: "SampleCount", period: anHourInSeconds } },
      {
        id: "rate",
        label: "Failed events in percent",
        // At thirty events an hour one failure is 3 %; one that its retry heals is no incident.
        expression: "IF(FILL(failed, 0) > 1, 100 * FILL(failed, 0) / events, 0)",
        returnData: true,
      },
    ],
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: slo.errorRateInPercent,
    whenMissing: "notBreaching",
  });
}
