import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { startAwsServer } from "../src/aws/server";
import { createDynamoDb } from "../src/dynamodb/dynalite";
import { deleteExpired, deletionDelayInSeconds } from "../src/dynamodb/expiry";

test("expired items are deleted late, as AWS does, and those without an expiry never", async () => {
  const operator = { name: "operator", accessKeyId: "AKID", secretAccessKey: "secret" };
  const refuse = async () => {
    throw new Error("only DynamoDB is asked here");
  };
  const server = await startAwsServer({
    services: { sqs: refuse, sns: refuse, ses: refuse },
    dynamodb: createDynamoDb(),
    principals: [operator],
    authorise: () => undefined,
  });
  const client = new DynamoDBClient({ endpoint: server.url, region: "eu-west-2", credentials: operator });
  const documents = DynamoDBDocumentClient.from(client);
  await client.send(
    new CreateTableCommand({
      TableName: "halves",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    }),
  );
  const nowInSeconds = 1_000_000;
  const items = { long: nowInSeconds - deletionDelayInSeconds, just: nowInSeconds - 1, not: nowInSeconds + 1 };
  for (const [id, ttl] of Object.entries(items))
    await documents.send(new PutCommand({ TableName: "halves", Item: { id, ttl } }));
  await documents.send(new PutCommand({ TableName: "halves", Item: { id: "never" } }));

  const table = { name: "halves", timeToLive: "ttl", keys: ["id"] };
  expect(await deleteExpired(documents, table, nowInSeconds * 1_000)).toBe(1);
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: "halves" }));
  expect(Items.map(({ id }) => id).sort()).toEqual(["just", "never", "not"]);
  client.destroy();
  await server.close();
});
