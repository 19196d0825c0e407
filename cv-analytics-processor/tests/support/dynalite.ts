import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import dynalite from "dynalite";

/** The two tables in a real DynamoDB emulator. */
export async function startDynalite(sortKeys: Record<string, string>) {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  for (const [table, sortKey] of Object.entries(sortKeys))
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [
          { AttributeName: "requestId", KeyType: "HASH" },
          { AttributeName: sortKey, KeyType: "RANGE" },
        ],
        AttributeDefinitions: [
          { AttributeName: "requestId", AttributeType: "S" },
          { AttributeName: sortKey, AttributeType: sortKey === "timestamp" ? "N" : "S" },
        ],
      }),
    );
  for (const TableName of Object.keys(sortKeys))
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName });
  const documents = DynamoDBDocumentClient.from(client);
  return {
    client: documents,
    items: async (table: string) => (await documents.send(new ScanCommand({ TableName: table }))).Items ?? [],
    stop: () => {
      client.destroy();
      server.close();
    },
  };
}
