import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { TerraformStack } from "cdktf";
import { billingModeOf, capacityOf } from "./capacity";
import { protectionOf } from "./protection";
import type { Variables } from "./variables";

/**
 * The always-free allowance of an account and region is 25 of each over all tables and indexes. These make 20 writes and 21 reads;
 * the reporter's table takes 2 of each. A batch of ten pairs writes ten records, and each once more into the index.
 */
const freeTierUnits = {
  queryEvents: { read: 8, write: 8 },
  analytics: { read: 5, write: 6 },
  weekIndex: { read: 8, write: 6 },
};

// No table states an encryption: the default key is AWS's own and free, and every key that can be named costs money.

/** Halves that wait for each other; the name is also in the processor's QUERY_EVENTS_TABLE. */
export function createQueryEventsTable(
  stack: TerraformStack,
  variables: Variables,
  allowDestroy: boolean,
): DynamodbTable {
  return new DynamodbTable(stack, "query_events", {
    name: "cv-analytics-query-events",
    hashKey: "requestId",
    rangeKey: "half",
    attribute: [
      { name: "requestId", type: "S" },
      { name: "half", type: "S" },
    ],
    ttl: { attributeName: "ttl", enabled: true },
    billingMode: billingModeOf(variables.capacityMode),
    ...capacityOf(variables.capacityMode, freeTierUnits.queryEvents),
    ...protectionOf(variables, allowDestroy),
  });
}

/** Records of answered questions, by request and by week. */
export function createAnalyticsTable(
  stack: TerraformStack,
  variables: Variables,
  allowDestroy: boolean,
): DynamodbTable {
  return new DynamodbTable(stack, "analytics", {
    name: "cv-analytics-analytics",
    hashKey: "requestId",
    rangeKey: "timestamp",
    attribute: [
      { name: "requestId", type: "S" },
      { name: "timestamp", type: "N" },
      { name: "week", type: "S" },
    ],
    globalSecondaryIndex: [
      {
        name: "week-index",
        hashKey: "week",
        rangeKey: "timestamp",
        // The report reads nearly every attribute; a second read for the rest would cost more than copying it.
        projectionType: "ALL",
        ...capacityOf(variables.capacityMode, freeTierUnits.weekIndex),
      },
    ],
    ttl: { attributeName: "ttl", enabled: true },
    billingMode: billingModeOf(variables.capacityMode),
    ...capacityOf(variables.capacityMode, freeTierUnits.analytics),
    ...protectionOf(variables, allowDestroy),
  });
}
