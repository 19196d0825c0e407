import { type Datapoint, lambdaError, ownMetric, queueMetric } from "../gameday/alarms/datapoints";
import { firingAlarms, unknownAlarms } from "../gameday/alarms/firing";
import { readAlarms } from "../gameday/alarms/read-alarms";

const alarms = readAlarms();
const namesOf = (...datapoints: readonly Datapoint[]) => firingAlarms(alarms, datapoints).map(({ name }) => name);
const ages = (...values: readonly number[]) => values.map((value) => ownMetric("processor", "EventAge", value));

test("without any datapoint no alarm of the workspaces fires", () => {
  expect(namesOf()).toEqual([]);
});

test.each<[string, Datapoint[]]>([
  ["cv-analytics-dlq-not-empty", [queueMetric("cv-analytics-dlq.fifo", "ApproximateNumberOfMessagesVisible", 1)]],
  ["cv-analytics-queue-stuck", [queueMetric("cv-analytics-queue.fifo", "ApproximateAgeOfOldestMessage", 901)]],
  ["cv-analytics-processor-errors", [lambdaError("processor")]],
  ["cv-analytics-reporter-failed", [lambdaError("reporter")]],
  ["cv-analytics-event-age", ages(5_001)],
  ["cv-analytics-no-report", [ownMetric("reporter", "ReportSent", 0)]],
])("%s fires by its metric", (name, datapoints) => {
  expect(namesOf(...datapoints)).toEqual([name]);
});

test.each<[string, Datapoint[]]>([
  ["an empty dead-letter queue", [queueMetric("cv-analytics-dlq.fifo", "ApproximateNumberOfMessagesVisible", 0)]],
  ["events of a quarter of an hour", [queueMetric("cv-analytics-queue.fifo", "ApproximateAgeOfOldestMessage", 900)]],
  ["another queue's messages", [queueMetric("cv-analytics-queue.fifo", "ApproximateNumberOfMessagesVisible", 9)]],
  ["one old event in two hundred", [...ages(60_000), ...ages(...Array.from({ length: 199 }, () => 10))]],
  ["a report that was sent", [ownMetric("reporter", "ReportSent", 0), ownMetric("reporter", "ReportSent", 1)]],
])("%s raise none", (_what, datapoints) => {
  expect(namesOf(...datapoints)).toEqual([]);
});

test("the rate of failures is calculated by the alarm's own expression: two of a hundred are too many, one is not", () => {
  const hundred = ages(...Array.from({ length: 100 }, () => 10));
  const failed = (count: number) => ownMetric("processor", "Failed", count);
  expect(namesOf(failed(1), failed(1), ...hundred)).toEqual(["cv-analytics-error-rate"]);
  expect(namesOf(failed(1), ...hundred)).toEqual([]);
});

test("an alarm that waits for several bad periods says how long the fault would have to last", () => {
  expect(firingAlarms(alarms, ages(5_001))).toEqual([{ name: "cv-analytics-event-age", afterInSeconds: 900 }]);
  expect(firingAlarms(alarms, [lambdaError("processor")])).toEqual([
    { name: "cv-analytics-processor-errors", afterInSeconds: undefined },
  ]);
});

test("alarms on what the local stack has no figures of are named, not passed over", () => {
  expect(unknownAlarms(alarms)).toEqual(["cv-analytics-processor-throttled", "cv-analytics-schedule-undelivered"]);
});
