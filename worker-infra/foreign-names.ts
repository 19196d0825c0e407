/** What on-call may touch and the other workspaces make, after this one: named here, and not looked up. */
export const foreignNames = {
  queryEvents: "cv-analytics-query-events",
  analytics: "cv-analytics-analytics",
  weekIndex: "week-index",
  reports: "cv-analytics-reports",
  processor: "cv-analytics-processor",
  reporter: "cv-analytics-reporter",
} as const;
