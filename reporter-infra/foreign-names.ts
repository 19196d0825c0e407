/** What this workspace looks up by name: the tables are processor-infra's, the rest is worker-infra's. */
export const foreignNames = {
  queryEvents: "cv-analytics-query-events",
  analytics: "cv-analytics-analytics",
  deadLetterQueue: "cv-analytics-dlq.fifo",
  alarmTopic: "cv-analytics-alarms",
} as const;
