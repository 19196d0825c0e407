import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import type { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { TerraformOutput, type TerraformStack } from "cdktf";

export interface Made {
  readonly queue: SqsQueue;
  readonly deadLetterQueue: SqsQueue;
  readonly alarmTopic: SnsTopic;
  readonly edgeUser: IamUser;
  readonly auditLog: CloudwatchLogGroup;
  readonly oncallPolicy: IamPolicy;
}

export function declareOutputs(stack: TerraformStack, made: Made): void {
  const outputs = {
    queue_url: [made.queue.url, "Event queue: the edge Worker's SQS_QUEUE_URL."],
    queue_arn: [made.queue.arn, "Event queue: what the processor's event source mapping reads."],
    dlq_url: [made.deadLetterQueue.url, "Dead-letter queue: where on-call looks."],
    dlq_arn: [made.deadLetterQueue.arn, "Dead-letter queue: the source of a redrive."],
    alarm_topic_arn: [made.alarmTopic.arn, "Topic that every alarm reports to; subscribe to hear of them."],
    edge_user_name: [made.edgeUser.name, "IAM user to make the edge Worker's access key for."],
    audit_log_name: [made.auditLog.name, "Log group: where the on-call tool leaves a line for whatever it changes."],
    oncall_policy_arn: [made.oncallPolicy.arn, "Managed policy to attach to the engineers on call."],
  } as const;
  for (const [name, [value, description]] of Object.entries(outputs)) {
    new TerraformOutput(stack, name, { value, description });
  }
}
