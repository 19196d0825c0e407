import { DataAwsDynamodbTable } from "@cdktf/provider-aws/lib/data-aws-dynamodb-table";
import { DataAwsSqsQueue } from "@cdktf/provider-aws/lib/data-aws-sqs-queue";
import type { TerraformStack } from "cdktf";

/** What other workspaces own and the reporter reads. Terraform's plan fails while one of them is not there. */
export interface Foreign {
  readonly queryEvents: DataAwsDynamodbTable;
  readonly analytics: DataAwsDynamodbTable;
  readonly deadLetterQueue: DataAwsSqsQueue;
}

export function lookUpForeign(stack: TerraformStack): Foreign {
  return {
    // processor-infra's.
    queryEvents: new DataAwsDynamodbTable(stack, "query_events", { name: "cv-analytics-query-events" }),
    analytics: new DataAwsDynamodbTable(stack, "analytics", { name: "cv-analytics-analytics" }),
    // worker-infra's.
    deadLetterQueue: new DataAwsSqsQueue(stack, "dead_letter_queue", { name: "cv-analytics-dlq.fifo" }),
  };
}
