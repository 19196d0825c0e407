import assert from "node:assert/strict";
import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import type { Clients } from "../clients";
import { accountId } from "../emulator/account";
import { arnOf, type Check, resourcesOf } from "./check";
import { denyPlainHttp, expectPolicy, type Statement } from "./policies";

const alarms = arnOf("sns", "cv-analytics-alarms");
const report = arnOf("sns", "cv-analytics-weekly-report");

const allowAlarms: Statement = {
  Sid: "AllowAlarms",
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  Action: ["sns:Publish"],
  Resource: [alarms],
  Condition: { StringEquals: { "aws:SourceAccount": accountId } },
};

export const topicChecks: readonly Check[] = [
  {
    covers: resourcesOf(
      "worker-infra",
      "aws_sns_topic.alarm_topic",
      "aws_sns_topic_policy.alarm_topic_policy",
      'aws_sns_topic_subscription.alarm_reader["oncall@example.org"]',
    ),
    look: async (clients) => {
      await expectSubscribers(clients, alarms, ["email oncall@example.org"]);
      await expectTopicPolicy(clients, alarms, allowAlarms, denyPlainHttp(["sns:Publish"], alarms));
    },
  },
  {
    covers: resourcesOf(
      "reporter-infra",
      "aws_sns_topic.report_topic",
      "aws_sns_topic_policy.report_topic_policy",
      'aws_sns_topic_subscription.report_reader["reader@example.org"]',
    ),
    look: async (clients) => {
      await expectSubscribers(clients, report, ["email reader@example.org"]);
      await expectTopicPolicy(clients, report, denyPlainHttp(["sns:Publish"], report));
    },
  },
];

async function expectSubscribers({ sns }: Clients, TopicArn: string, expected: readonly string[]): Promise<void> {
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  assert.deepEqual(
    Subscriptions.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`),
    expected,
  );
}

async function expectTopicPolicy({ sns }: Clients, TopicArn: string, ...statements: readonly Statement[]) {
  const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
  expectPolicy(Attributes?.Policy, ...statements);
}
