import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";

type Item = Record<string, unknown>;
export type Client = Pick<DynamoDBDocumentClient, "send">;

/**
 * The two tables in memory, for the three commands that the processor uses; each command takes effect at once. A read that
 * does not ask for consistency sees nothing of what was written: the stalest that DynamoDB may answer.
 */
export function createMemoryDynamoDb(sortKeys: Record<string, string>) {
  const tables = new Map(Object.keys(sortKeys).map((table) => [table, new Map<string, Item>()]));
  const keyIn = (table: string, item: Item) => `${item.requestId}|${item[sortKeys[table] ?? ""]}`;
  const tableOf = (name = "") => {
    const table = tables.get(name);
    if (!table) throw Object.assign(new Error("Requested resource not found"), { name: "ResourceNotFoundException" });
    return table;
  };

  const get = ({ input }: BatchGetCommand) => ({
    Responses: Object.fromEntries(
      Object.entries(input.RequestItems ?? {}).map(([table, { Keys = [], ConsistentRead = false }]) => [
        table,
        ConsistentRead ? Keys.flatMap((key) => tableOf(table).get(keyIn(table, key)) ?? []) : [],
      ]),
    ),
  });

  const write = ({ input }: BatchWriteCommand) => {
    for (const [table, requests] of Object.entries(input.RequestItems ?? {}))
      for (const { PutRequest, DeleteRequest } of requests) {
        if (PutRequest?.Item) tableOf(table).set(keyIn(table, PutRequest.Item), PutRequest.Item);
        if (DeleteRequest?.Key) tableOf(table).delete(keyIn(table, DeleteRequest.Key));
      }
    return {};
  };

  const query = ({ input }: QueryCommand) => {
    if (!input.ConsistentRead) return { Count: 0 };
    const requestId = input.ExpressionAttributeValues?.[":requestId"];
    return { Count: [...tableOf(input.TableName).values()].filter((item) => item.requestId === requestId).length };
  };

  const send = async (command: unknown) => {
    if (command instanceof BatchGetCommand) return get(command);
    if (command instanceof BatchWriteCommand) return write(command);
    if (command instanceof QueryCommand) return query(command);
    throw new Error(`unexpected command ${command}`);
  };
  const items = (table: string): Item[] => [...tableOf(table).values()];
  return { client: { send } as Client, items: async (table: string) => items(table) };
}
