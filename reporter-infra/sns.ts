import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { TerraformIterator, type TerraformStack } from "cdktf";
import { denyPlainHttp, policyOf } from "./policy";
import type { Variables } from "./variables";

/** The topic that the weekly report is published to, and its readers. */
export function createReportTopic(stack: TerraformStack, { reportEmails }: Variables): SnsTopic {
  const topic = new SnsTopic(stack, "report_topic", { name: "cv-analytics-weekly-report" });
  new SnsTopicPolicy(stack, "report_topic_policy", {
    arn: topic.arn,
    policy: policyOf(denyPlainHttp(["sns:Publish"], topic.arn)),
  });

  const addresses = TerraformIterator.fromList(reportEmails.listValue);
  new SnsTopicSubscription(stack, "report_reader", {
    forEach: addresses,
    topicArn: topic.arn,
    protocol: "email",
    endpoint: addresses.value,
  });
  return topic;
}
