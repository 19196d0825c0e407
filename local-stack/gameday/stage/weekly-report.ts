import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";
import { millisecondsPerWeek, startOfIsoWeek } from "../../src/sample-week/iso-week";
import type { LocalStack } from "../../src/stack/local-stack";
import { lambdaError, ownMetric } from "../alarms/datapoints";
import type { Metrics } from "./metrics";

/** Lambda repeats an asynchronous run that failed; reporter's lambda.yaml says how often. */
const triesOfARun = 3;

/** The week in which visitors ask. */
export const thisWeek = () => isoWeekOf(Date.now());

/** Runs the weekly schedule as on the Monday after the week, and again when it fails; returns the errors. */
export async function runWeeklyReport(stack: LocalStack, week: string, metrics: Metrics): Promise<string[]> {
  const monday = new Date(startOfIsoWeek(week) + millisecondsPerWeek + 8 * 3_600_000);
  const errors: string[] = [];
  // A report that is due and does not come: CloudWatch has no datapoint, and the alarm takes that for bad.
  metrics.add(ownMetric("reporter", "ReportSent", 0));
  while (errors.length < triesOfARun) {
    try {
      await stack.runSchedule("cv-analytics-weekly-report", monday);
      break;
    } catch (error) {
      metrics.add(lambdaError("reporter"));
      errors.push(String(error));
    }
  }
  return errors;
}
