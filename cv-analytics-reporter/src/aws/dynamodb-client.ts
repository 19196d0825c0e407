import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { PlainAnswers } from "./dynamodb-protocol";

export function openDynamoDb(configuration: DynamoDBClientConfig): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ ...configuration, protocol: PlainAnswers });
  // It would prepare every request and answer once more, for a logger that is not there.
  client.middlewareStack.remove("loggerMiddleware");
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
