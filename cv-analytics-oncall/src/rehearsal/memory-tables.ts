import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";

type Item = Readonly<Record<string, unknown>>;

/** The two tables of a rehearsal: the commands that the processor uses, on items in memory. Nothing leaves the process. */
export class MemoryTables {
  /** By table, request and sort key. */
  private readonly tables: ReadonlyMap<string, Map<string, Map<unknown, Item>>>;

  /** The sort key of each table; all have the partition key `requestId`. */
  constructor(private readonly sortKeys: Readonly<Record<string, string>>) {
    this.tables = new Map(Object.keys(sortKeys).map((name) => [name, new Map()]));
  }

  put(table: string, item: Item): void {
    const requests = this.requestsOf(table);
    const requestId = String(item.requestId);
    const items = requests.get(requestId) ?? new Map<unknown, Item>();
    requests.set(requestId, items.set(item[this.sortKeyOf(table)], item));
  }

  itemsOf(table: string, requestId: string): readonly Item[] {
    return [...(this.requestsOf(table).get(requestId)?.values() ?? [])];
  }

  readonly client = { send: async (command: unknown) => this.answer(command) } as Pick<DynamoDBDocumentClient, "send">;

  private answer(command: unknown): object {
    if (command instanceof BatchGetCommand) return this.get(command);
    if (command instanceof BatchWriteCommand) return this.write(command);
    if (command instanceof QueryCommand) return this.query(command);
    throw new Error("the processor made a call that a rehearsal does not know");
  }

  private get({ input }: BatchGetCommand): object {
    const tables = Object.entries(input.RequestItems ?? {});
    const find = (table: string, key: Item) =>
      this.requestsOf(table).get(String(key.requestId))?.get(key[this.sortKeyOf(table)]) ?? [];
    const found = tables.map(([table, { Keys = [] }]) => [table, Keys.flatMap((key) => find(table, key))]);
    return { Responses: Object.fromEntries(found) };
  }

  private write({ input }: BatchWriteCommand): object {
    for (const [table, requests] of Object.entries(input.RequestItems ?? {}))
      for (const { PutRequest, DeleteRequest } of requests) {
        if (PutRequest?.Item) this.put(table, PutRequest.Item);
        if (DeleteRequest?.Key) this.delete(table, DeleteRequest.Key);
      }
    return {};
  }

  private query({ input }: QueryCommand): object {
    const requestId = String(input.ExpressionAttributeValues?.[":requestId"]);
    return { Count: this.itemsOf(input.TableName ?? "", requestId).length };
  }

  private delete(table: string, key: Item): void {
    this.requestsOf(table).get(String(key.requestId))?.delete(key[this.sortKeyOf(table)]);
  }

  private sortKeyOf(table: string): string {
    return this.sortKeys[table] ?? "";
  }

  private requestsOf(table: string): Map<string, Map<unknown, Item>> {
    const requests = this.tables.get(table);
    if (!requests) throw new Error(`the processor asked for the table ${table}, which a rehearsal does not know`);
    return requests;
  }
}
