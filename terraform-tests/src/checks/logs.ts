import assert from "node:assert/strict";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Clients } from "../clients";
import { type Check, resourcesOf } from "./check";

export const logChecks: readonly Check[] = [
  {
    covers: resourcesOf("worker-infra", "aws_cloudwatch_log_group.audit_log"),
    look: (clients) => expectLogGroup(clients, "/cv-analytics/oncall", { days: 365 }),
  },
];

/** There is a log group of this name, and none whose name goes on, that keeps its lines for some days. */
export async function expectLogGroup({ logs }: Clients, name: string, { days }: { days: number }): Promise<void> {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
  assert.deepEqual(
    logGroups.map(({ logGroupName, retentionInDays }) => [logGroupName, retentionInDays]),
    [[name, days]],
  );
}
