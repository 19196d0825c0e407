import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { TerraformStack } from "cdktf";
import { billingModeOf, capacityOf } from "./capacity";
import { protectionOf } from "./protection";
import type { Variables } from "./variables";

/** What processor-infra's tables leave of the always-free 25 of each is at least this. */
const freeTierUnits = { read: 2, write: 2 };

/** One report a week, the questions of the week that got no response, and when sweeps looked for them. Encrypted with AWS's own key, the default, which is free. */
export function createReportsTable(stack: TerraformStack, variables: Variables, allowDestroy: boolean): DynamodbTable {
  return new DynamodbTable(stack, "reports", {
    name: "cv-analytics-reports",
    hashKey: "week",
    rangeKey: "item",
    attribute: [
      { name: "week", type: "S" },
      { name: "item", type: "S" },
    ],
    ttl: { attributeName: "ttl", enabled: true },
    billingMode: billingModeOf(variables.capacityMode),
    ...capacityOf(variables.capacityMode, freeTierUnits),
    ...protectionOf(variables, allowDestroy),
  });
}
