import { QueryCommand as PlainQueryCommand } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";

/** A client whose tables lag behind: a read that may be stale sees nothing of what was written. Indexes are up to date. */
export function lagging(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  const send = async (command: object) => {
    if (isRead(command) && !command.input.ConsistentRead && !("IndexName" in command.input)) return { Items: [] };
    return await (client.send as (one: object) => Promise<unknown>)(command);
  };
  return Object.assign(Object.create(client), { send });
}

const reads = [GetCommand, QueryCommand, PlainQueryCommand, ScanCommand];

function isRead(command: object): command is InstanceType<(typeof reads)[number]> {
  return reads.some((kind) => command instanceof kind);
}
