/** What this workspace looks up by name; both are worker-infra's. */
export const foreignNames = {
  queue: "cv-analytics-queue.fifo",
  alarmTopic: "cv-analytics-alarms",
} as const;
