import { DataAwsSqsQueue } from "@cdktf/provider-aws/lib/data-aws-sqs-queue";
import type { TerraformStack } from "cdktf";

/** What other workspaces own and the processor uses. Terraform's plan fails while it is not there. */
export interface Foreign {
  readonly queue: DataAwsSqsQueue;
}

export function lookUpForeign(stack: TerraformStack): Foreign {
  return {
    // worker-infra's.
    queue: new DataAwsSqsQueue(stack, "event_queue", { name: "cv-analytics-queue.fifo" }),
  };
}
