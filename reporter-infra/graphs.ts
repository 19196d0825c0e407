import { indexMetric, lambdaMetric, ownMetric, queueMetric, tableMetric } from "./metrics";
import { graph, type Widget } from "./widgets";

const anHourInSeconds = 60 * 60;

export function functions(region: string): Widget[] {
  return [
    graph({
      title: "Processor: invocations",
      region,
      lines: [
        lambdaMetric("Invocations", "processor", { label: "invocations" }),
        lambdaMetric("Errors", "processor", { label: "errors" }),
        lambdaMetric("Throttles", "processor", { label: "throttled" }),
      ],
      from: 0,
    }),
    graph({
      title: "Processor: duration and concurrency",
      region,
      lines: [
        lambdaMetric("Duration", "processor", { stat: "p50", label: "half, ms" }),
        lambdaMetric("Duration", "processor", { stat: "p99", label: "99 of 100, ms" }),
        lambdaMetric("ConcurrentExecutions", "processor", { stat: "Maximum", label: "at a time", yAxis: "right" }),
      ],
      from: 0,
    }),
    graph({
      title: "Reporter",
      region,
      lines: [
        lambdaMetric("Invocations", "reporter", { label: "runs" }),
        lambdaMetric("Errors", "reporter", { label: "errors" }),
        lambdaMetric("Duration", "reporter", { stat: "Maximum", label: "longest, ms", yAxis: "right" }),
      ],
      from: 0,
    }),
  ];
}

export function queues(region: string): Widget[] {
  const queue = "cv-analytics-queue.fifo";
  const deadLetterQueue = "cv-analytics-dlq.fifo";
  return [
    graph({
      title: "Queue",
      region,
      lines: [
        queueMetric("ApproximateNumberOfMessagesVisible", queue, { stat: "Maximum", label: "waiting" }),
        queueMetric("ApproximateNumberOfMessagesNotVisible", queue, { stat: "Maximum", label: "in flight or put off" }),
        queueMetric("ApproximateAgeOfOldestMessage", queue, { stat: "Maximum", label: "oldest, s", yAxis: "right" }),
      ],
      from: 0,
    }),
    graph({
      title: "Queue: in and out",
      region,
      lines: [
        queueMetric("NumberOfMessagesSent", queue, { label: "sent" }),
        queueMetric("NumberOfMessagesDeleted", queue, { label: "done" }),
      ],
      from: 0,
    }),
    graph({
      title: "Dead letters",
      region,
      lines: [
        queueMetric("ApproximateNumberOfMessagesVisible", deadLetterQueue, { stat: "Maximum", label: "events" }),
        queueMetric("ApproximateAgeOfOldestMessage", deadLetterQueue, {
          stat: "Maximum",
          label: "oldest, s",
          yAxis: "right",
        }),
        queueMetric("ApproximateNumberOfMessagesVisible", "cv-analytics-schedule-dlq", {
          stat: "Maximum",
          label: "undelivered runs",
        }),
      ],
      from: 0,
    }),
  ];
}

export function tables(region: string): Widget[] {
  const linesOf = (read: string, write: string) => [
    tableMetric(read, "cv-analytics-query-events", { label: "query-events, read" }),
    tableMetric(write, "cv-analytics-query-events", { label: "query-events, write" }),
    tableMetric(read, "cv-analytics-analytics", { label: "analytics, read" }),
    tableMetric(write, "cv-analytics-analytics", { label: "analytics, write" }),
    indexMetric(read, { label: "week-index, read" }),
    indexMetric(write, { label: "week-index, write" }),
    tableMetric(read, "cv-analytics-reports", { label: "reports, read" }),
    tableMetric(write, "cv-analytics-reports", { label: "reports, write" }),
  ];
  const half = { region, width: 12, from: 0 };
  return [
    graph({
      ...half,
      title: "Tables: units used in 5 minutes",
      lines: linesOf("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"),
    }),
    graph({ ...half, title: "Tables: throttled", lines: linesOf("ReadThrottleEvents", "WriteThrottleEvents") }),
  ];
}

/** What the services themselves tell. */
export function events(region: string): Widget[] {
  const half = { region, width: 12, from: 0 };
  return [
    graph({
      ...half,
      title: "Events",
      lines: [
        ownMetric("Correlated", "processor", { label: "answered questions recorded" }),
        ownMetric("Orphaned", "processor", { label: "responses before their query" }),
        ownMetric("Duplicate", "processor", { label: "duplicates" }),
        ownMetric("Malformed", "processor", { label: "malformed" }),
        ownMetric("Failed", "processor", { label: "failed, to be tried again" }),
      ],
    }),
    graph({
      ...half,
      title: "Reports",
      period: anHourInSeconds,
      lines: [
        ownMetric("ReportSent", "reporter", { label: "reports sent" }),
        ownMetric("Unanswered", "reporter", { label: "unanswered questions reported" }),
        ownMetric("SweptQuestions", "reporter", { label: "overdue questions at a sweep" }),
      ],
    }),
  ];
}
