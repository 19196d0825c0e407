import { DataAwsDynamodbTable } from "@cdktf/provider-aws/lib/data-aws-dynamodb-table";
import { DataAwsSnsTopic } from "@cdktf/provider-aws/lib/data-aws-sns-topic";
import { DataAwsSqsQueue } from "@cdktf/provider-aws/lib/data-aws-sqs-queue";
import type { TerraformStack } from "cdktf";
import { foreignNames } from "./foreign-names";

/** What other workspaces own and the reporter uses. Terraform's plan fails while one of them is not there. */
export interface Foreign {
  readonly queryEvents: DataAwsDynamodbTable;
  readonly analytics: DataAwsDynamodbTable;
  readonly deadLetterQueue: DataAwsSqsQueue;
  readonly alarmTopic: DataAwsSnsTopic;
}

export function lookUpForeign(stack: TerraformStack): Foreign {
  return {
    queryEvents: new DataAwsDynamodbTable(stack, "query_events", { name: foreignNames.queryEvents }),
    analytics: new DataAwsDynamodbTable(stack, "analytics", { name: foreignNames.analytics }),
    deadLetterQueue: new DataAwsSqsQueue(stack, "dead_letter_queue", { name: foreignNames.deadLetterQueue }),
    alarmTopic: new DataAwsSnsTopic(stack, "alarm_topic", { name: foreignNames.alarmTopic }),
  };
}
