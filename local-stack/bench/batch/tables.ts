import type { Item } from "../units/item";
import { type Index, readUnits, writeUnits } from "../units/request-units";

export interface TableDescription {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly indexes: readonly Index[];
}

/** What was asked of the database and what AWS would have counted for it. */
export interface Usage {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

interface Keys {
  readonly Keys: readonly Item[];
  readonly ConsistentRead?: boolean;
}
interface Write {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}
/** What the contestants send. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html */
interface Input {
  readonly TableName: string;
  readonly Item: Item;
  readonly Key: Item;
  readonly ConsistentRead?: boolean;
  readonly KeyConditionExpression: string;
  readonly ExpressionAttributeValues: Item;
  readonly RequestItems: Readonly<Record<string, Keys | readonly Write[]>>;
}

/** DynamoDB in memory, for the six operations that the contestants use; every read sees every write. Throws at any other. */
export class Tables {
  readonly #tables: ReadonlyMap<string, { readonly description: TableDescription; readonly items: Map<string, Item> }>;
  #usage: Usage = { requests: 0, readUnits: 0, writeUnits: 0 };

  constructor(descriptions: readonly TableDescription[]) {
    this.#tables = new Map(descriptions.map((one) => [one.name, { description: one, items: new Map() }]));
  }

  answer(operation: string, input: Input): object {
    this.#count({ requests: 1 });
    switch (operation) {
      case "GetItem": {
        const found = this.#get(input.TableName, input.Key, input.ConsistentRead);
        return found ? { Item: found } : {};
      }
      case "PutItem":
        this.put(input.TableName, input.Item);
        return {};
      case "DeleteItem":
        this.#delete(input.TableName, input.Key);
        return {};
      case "Query":
        return this.#query(input);
      case "BatchGetItem":
        return this.#batchGet(input.RequestItems as Record<string, Keys>);
      case "BatchWriteItem":
        return this.#batchWrite(input.RequestItems as Record<string, readonly Write[]>);
      default:
        throw new Error(`${operation} is not known here`);
    }
  }

  put(table: string, item: Item): void {
    const { description, items } = this.#find(table);
    const key = keyIn(description, item);
    this.#count({ writeUnits: writeUnits(items.get(key), item, description.indexes) });
    items.set(key, item);
  }

  items(table: string): readonly Item[] {
    return [...this.#find(table).items.values()];
  }

  get usage(): Usage {
    return this.#usage;
  }

  /** Forgets every item and what was counted. */
  clear(): void {
    for (const { items } of this.#tables.values()) items.clear();
    this.#usage = { requests: 0, readUnits: 0, writeUnits: 0 };
  }

  #get(table: string, key: Item, isConsistent = false): Item | undefined {
    const { description, items } = this.#find(table);
    const found = items.get(keyIn(description, key));
    this.#count({ readUnits: readUnits(found ? [found] : [], isConsistent) });
    return found;
  }

  #delete(table: string, key: Item): void {
    const { description, items } = this.#find(table);
    const place = keyIn(description, key);
    this.#count({ writeUnits: writeUnits(items.get(place), undefined, description.indexes) });
    items.delete(place);
  }

  #query({ TableName, KeyConditionExpression, ExpressionAttributeValues, ConsistentRead = false }: Input): object {
    const { description, items } = this.#find(TableName);
    const [, value = ""] = KeyConditionExpression.split(" = ");
    const wanted = JSON.stringify(ExpressionAttributeValues[value]);
    const found = [...items.values()].filter((item) => JSON.stringify(item[description.partitionKey]) === wanted);
    this.#count({ readUnits: readUnits(found, ConsistentRead) });
    return { Count: found.length, ScannedCount: found.length, Items: found };
  }

  #batchGet(requests: Record<string, Keys>): object {
    const responses = Object.entries(requests).map(([table, { Keys, ConsistentRead }]) => [
      table,
      Keys.flatMap((key) => this.#get(table, key, ConsistentRead) ?? []),
    ]);
    return { Responses: Object.fromEntries(responses), UnprocessedKeys: {} };
  }

  #batchWrite(requests: Record<string, readonly Write[]>): object {
    for (const [table, writes] of Object.entries(requests))
      for (const { PutRequest, DeleteRequest } of writes) {
        if (PutRequest) this.put(table, PutRequest.Item);
        if (DeleteRequest) this.#delete(table, DeleteRequest.Key);
      }
    return { UnprocessedItems: {} };
  }

  #find(name: string) {
    const table = this.#tables.get(name);
    if (!table) throw new Error(`there is no table ${name}`);
    return table;
  }

  #count({ requests = 0, readUnits = 0, writeUnits = 0 }: Partial<Usage>): void {
    this.#usage = {
      requests: this.#usage.requests + requests,
      readUnits: this.#usage.readUnits + readUnits,
      writeUnits: this.#usage.writeUnits + writeUnits,
    };
  }
}

function keyIn({ partitionKey, sortKey }: TableDescription, item: Item): string {
  return JSON.stringify([item[partitionKey], item[sortKey]]);
}
