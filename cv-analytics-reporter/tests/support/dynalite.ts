import { once } from "node:events";
import type { AddressInfo } from "node:net";
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { openDynamoDb } from "../../src/aws/dynamodb-client";

export interface Tables {
  readonly analytics: string;
  readonly queryEvents: string;
  readonly reports: string;
}

/** A DynamoDB emulator in this process. */
export async function startDynalite() {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const configuration = {
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const client = new DynamoDBClient(configuration);
  const documents = openDynamoDb(configuration);
  let made = 0;

  return {
    client: documents,
    /** The three tables, empty, under names that no other test has. */
    async makeTables(): Promise<Tables> {
      made += 1;
      const names = { analytics: `analytics-${made}`, queryEvents: `query-events-${made}`, reports: `reports-${made}` };
      const week = { AttributeName: "week", AttributeType: "S" } as const;
      const timestamp = { AttributeName: "timestamp", AttributeType: "N" } as const;
      await client.send(
        new CreateTableCommand({
          ...keyed(names.analytics, "requestId", "timestamp"),
          AttributeDefinitions: [{ AttributeName: "requestId", AttributeType: "S" }, timestamp, week],
          GlobalSecondaryIndexes: [
            {
              IndexName: "week-index",
              KeySchema: keyed("", "week", "timestamp").KeySchema,
              Projection: { ProjectionType: "ALL" },
            },
          ],
        }),
      );
      await client.send(new CreateTableCommand(keyed(names.queryEvents, "requestId", "half")));
      await client.send(new CreateTableCommand(keyed(names.reports, "week", "item")));
      for (const name of Object.values(names)) await untilActive(client, name);
      return names;
    },
    stop(): void {
      client.destroy();
      server.close();
    },
  };
}

/** A new table is being created for a moment, as it is at AWS. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.TableStatus !== "ACTIVE") await untilActive(client, TableName);
}

function keyed(TableName: string, hash: string, range: string) {
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: [
      { AttributeName: hash, KeyType: "HASH" },
      { AttributeName: range, KeyType: "RANGE" },
    ],
    AttributeDefinitions: [hash, range].map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
  } satisfies CreateTableCommandInput;
}
