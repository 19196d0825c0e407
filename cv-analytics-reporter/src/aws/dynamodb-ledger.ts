import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { problemsOf } from "../problems";
import { ledgerEntrySchema, type SentLedger } from "../sending/ledger";

/** Beside its week, the key of a week's entry. */
export const reportItem = "report";
const lifetimeInSeconds = 2 * 365 * 24 * 60 * 60;

export interface LedgerTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: () => number;
  readonly newId: () => string;
}

/** The sent ledger in the reports table: the item `report` of each week. */
export function createDynamoLedger({ client, table, now, newId }: LedgerTable): SentLedger {
  const readItem = async (week: string) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { week, item: reportItem }, ConsistentRead: true }),
    );
    return Item;
  };

  return {
    async read(week) {
      const Item = await readItem(week);
      if (Item === undefined) return undefined;
      const result = ledgerEntrySchema.safeParse(Item);
      if (result.success) return result.data;
      throw new Error(`unreadable report item of ${week} in ${table}: ${problemsOf(result.error, "item")}`);
    },

    async save(entry) {
      const writeId = newId();
      const ttl = Math.floor(now() / 1000) + lifetimeInSeconds;
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...entry, item: reportItem, ttl, writeId },
            ConditionExpression: "attribute_not_exists(#week) OR #revision = :before",
            ExpressionAttributeNames: { "#week": "week", "#revision": "revision" },
            ExpressionAttributeValues: { ":before": entry.revision - 1 },
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // A write whose answer was lost is repeated by the SDK, and then fails against itself.
        return (await readItem(entry.week))?.writeId === writeId;
      }
    },
  };
}
