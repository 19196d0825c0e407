import assert from "node:assert/strict";
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { Clients } from "../clients";
import type { WorkspaceName } from "../terraform/workspaces";
import { type Check, resourcesOf } from "./check";

/** Keys as `name type`, the partition key first. */
interface Table {
  readonly name: string;
  readonly workspace: WorkspaceName;
  readonly address: string;
  readonly keys: readonly string[];
  readonly index?: { readonly name: string; readonly keys: readonly string[] };
}

const tables: readonly Table[] = [
  {
    name: "cv-analytics-query-events",
    workspace: "processor-infra",
    address: "aws_dynamodb_table.query_events",
    keys: ["requestId S", "half S"],
  },
  {
    name: "cv-analytics-analytics",
    workspace: "processor-infra",
    address: "aws_dynamodb_table.analytics",
    keys: ["requestId S", "timestamp N"],
    index: { name: "week-index", keys: ["week S", "timestamp N"] },
  },
  {
    name: "cv-analytics-reports",
    workspace: "reporter-infra",
    address: "aws_dynamodb_table.reports",
    keys: ["week S", "item S"],
  },
];

export const tableChecks: readonly Check[] = tables.map((table) => ({
  covers: resourcesOf(table.workspace, table.address),
  look: (clients) => expectTable(clients, table),
}));

async function expectTable({ dynamodb }: Clients, { name, keys, index }: Table): Promise<void> {
  const { Table: found } = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
  assert.ok(found, name);
  assert.deepEqual(keysOf(found, found), keys);
  assert.equal(found.DeletionProtectionEnabled, true);
  // Encrypted by the key that AWS owns: the default, free, and the one that is described by no description.
  assert.equal(found.SSEDescription, undefined);
  const indexes = (found.GlobalSecondaryIndexes ?? []).map((each) => ({
    ...{ name: each.IndexName, keys: keysOf(each, found), projection: each.Projection?.ProjectionType },
  }));
  assert.deepEqual(indexes, index ? [{ ...index, projection: "ALL" }] : []);

  const { TimeToLiveDescription } = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: name }));
  assert.deepEqual(TimeToLiveDescription, { AttributeName: "ttl", TimeToLiveStatus: "ENABLED" });
}

function keysOf(
  { KeySchema = [] }: Pick<TableDescription, "KeySchema">,
  { AttributeDefinitions = [] }: TableDescription,
) {
  const sorted = [...KeySchema].sort((a) => (a.KeyType === "HASH" ? -1 : 1));
  return sorted.map(({ AttributeName }) => {
    const type = AttributeDefinitions.find((each) => each.AttributeName === AttributeName)?.AttributeType;
    return `${AttributeName} ${type}`;
  });
}

/** How a table is paid, how often its capacity goes, and whether it can be brought back to an earlier second. */
export interface Capacity {
  readonly mode: "PROVISIONED" | "PAY_PER_REQUEST";
  readonly read: number;
  readonly write: number;
  readonly pointInTimeRecovery: boolean;
}

/** The capacity of every table, its indexes included. */
export async function readCapacities({ dynamodb }: Clients): Promise<readonly Capacity[]> {
  return Promise.all(
    tables.map(async ({ name: TableName }) => {
      const { Table: found } = await dynamodb.send(new DescribeTableCommand({ TableName }));
      const backups = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }));
      const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
      const parts = [found, ...(found?.GlobalSecondaryIndexes ?? [])].map((part) => part?.ProvisionedThroughput);
      return {
        mode: found?.BillingModeSummary?.BillingMode === "PAY_PER_REQUEST" ? "PAY_PER_REQUEST" : "PROVISIONED",
        read: sum(parts.map((part) => part?.ReadCapacityUnits)),
        write: sum(parts.map((part) => part?.WriteCapacityUnits)),
        pointInTimeRecovery: recovery?.PointInTimeRecoveryStatus === "ENABLED",
      };
    }),
  );
}

export function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
}
