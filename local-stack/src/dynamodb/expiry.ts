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
  let deleted = 0;
  for await (const { Items = [] } of paginateScan({ client }, { TableName: name }))
    for (const item of Items) {
      if (!(item[timeToLive] <= latest)) continue;
      await client.send(
        new DeleteCommand({ TableName: name, Key: Object.fromEntries(keys.map((key) => [key, item[key]])) }),
      );
      deleted += 1;
    }
  return deleted;
}
