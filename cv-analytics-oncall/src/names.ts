/** What the three workspaces call their parts; a contract test holds these names against what they synthesise. */
export const names = {
  queue: "cv-analytics-queue.fifo",
  deadLetterQueue: "cv-analytics-dlq.fifo",
  queryEventsTable: "cv-analytics-query-events",
  analyticsTable: "cv-analytics-analytics",
  weekIndex: "week-index",
  reportsTable: "cv-analytics-reports",
  processor: "cv-analytics-processor",
  reporter: "cv-analytics-reporter",
  alarmPrefix: "cv-analytics-",
  auditLogGroup: "/cv-analytics/oncall",
} as const;

/** Where Lambda writes what a function logs. */
export const logGroupOf = (functionName: string): string => `/aws/lambda/${functionName}`;
