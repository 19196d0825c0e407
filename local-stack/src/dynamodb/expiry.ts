import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";

/** A table whose items expire: `timeToLive` names the attribute that holds epoch seconds. */
export interface ExpiringTable {
  readonly name: string;
  readonly timeToLive: string;
  readonly keys: readonly string[];
}

/** AWS deletes expired items within days, not at once; until then they are read like any other. */
export const deletionDelayInSeconds = 3_600;

/** Deletes the items that expired longer than the delay ago; `now` is epoch milliseconds. Returns how many. */
export async function deleteExpired(
  client: DynamoDBDocumentClient,
  { name, timeToLive, keys }: ExpiringTable,
  now: number,
): Promise<number> {
  const latest = Math.floor(now / 1000) - deletionDelayInSeconds;
  /** An item that was written anew meanwhile is another one, and stays. */
  const deleteAsSeen = async (item: Record<string, unknown>) => {
    const Key = Object.fromEntries(keys.map((key) => [key, item[key]]));
    const condition = {
      ConditionExpression: "#ttl = :seen",
      ExpressionAttributeNames: { "#ttl": timeToLive },
      ExpressionAttributeValues: { ":seen": item[timeToLive] },
    };
    try {
      await client.send(new DeleteCommand({ TableName: name, Key, ...condition }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  let deleted = 0;
  for await (const { Items = [] } of paginateScan({ client }, { TableName: name }))
    for (const item of Items) if (item[timeToLive] <= latest && (await deleteAsSeen(item))) deleted += 1;
  return deleted;
}
