import { type DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";

/** A client whose tables lag behind: a read that may be stale sees nothing of what was written. Indexes are up to date. */
export function lagging(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  const send = async (command: object) => {
    if (isRead(command) && !command.input.ConsistentRead && !("IndexName" in command.input)) return { Items: [] };
    return await (client.send as (one: object) => Promise<unknown>)(command);
  };
  return Object.assign(Object.create(client), { send });
}

function isRead(command: object): command is GetCommand | QueryCommand | ScanCommand {
  return command instanceof GetCommand || command instanceof QueryCommand || command instanceof ScanCommand;
}
