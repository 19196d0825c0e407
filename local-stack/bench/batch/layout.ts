import type { TableDescription } from "./tables";

export const queryEventsTable = "cv-analytics-query-events";
export const analyticsTable = "cv-analytics-analytics";

/** The two tables as the infrastructure makes them. */
export const layout: readonly TableDescription[] = [
  { name: queryEventsTable, partitionKey: "requestId", sortKey: "half", indexes: [] },
  {
    name: analyticsTable,
    partitionKey: "requestId",
    sortKey: "timestamp",
    indexes: [{ partitionKey: "week", sortKey: "timestamp" }],
  },
];
