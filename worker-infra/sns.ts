import type { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { TerraformIterator, type TerraformStack } from "cdktf";
import { denyPlainHttp, policyOf, type Statement } from "./policy";
import type { Variables } from "./variables";

/** The topic that the alarms of all workspaces report to, and who hears of them. */
export function createAlarmTopic(
  stack: TerraformStack,
  account: DataAwsCallerIdentity,
  { alarmEmails }: Variables,
): SnsTopic {
  const topic = new SnsTopic(stack, "alarm_topic", { name: "cv-analytics-alarms" });
  new SnsTopicPolicy(stack, "alarm_topic_policy", {
    arn: topic.arn,
    policy: policyOf(allowAlarmsOf(account, topic), denyPlainHttp(["sns:Publish"], topic.arn)),
  });

  const addresses = TerraformIterator.fromList(alarmEmails.listValue);
  new SnsTopicSubscription(stack, "alarm_reader", {
    forEach: addresses,
    topicArn: topic.arn,
    protocol: "email",
    endpoint: addresses.value,
  });
  return topic;
}

/** Lets this account's alarms publish, and not those of any other account that CloudWatch serves. */
function allowAlarmsOf(account: DataAwsCallerIdentity, topic: SnsTopic): Statement {
  return {
    Sid: "AllowAlarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["sns:Publish"],
    Resource: [topic.arn],
    Condition: { StringEquals: { "aws:SourceAccount": account.accountId } },
  };
}
