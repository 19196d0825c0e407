import { DataAwsSnsTopic } from "@cdktf/provider-aws/lib/data-aws-sns-topic";
import { DataAwsSqsQueue } from "@cdktf/provider-aws/lib/data-aws-sqs-queue";
import type { TerraformStack } from "cdktf";
import { foreignNames } from "./foreign-names";

/** What other workspaces own and the processor uses. Terraform's plan fails while one of them is not there. */
export interface Foreign {
  readonly queue: DataAwsSqsQueue;
  readonly alarmTopic: DataAwsSnsTopic;
}

export function lookUpForeign(stack: TerraformStack): Foreign {
  return {
    queue: new DataAwsSqsQueue(stack, "event_queue", { name: foreignNames.queue }),
    alarmTopic: new DataAwsSnsTopic(stack, "alarm_topic", { name: foreignNames.alarmTopic }),
  };
}
