import {
  BatchGetCommand,
  type BatchGetCommandInput,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from "@aws-sdk/lib-dynamodb";

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html and API_BatchWriteItem.html
const mostKeysPerRead = 100;
const mostWritesPerRequest = 25;
const mostAttempts = 8;
const firstPauseInMs = 100;

export type Item = Record<string, unknown>;
export type Write = NonNullable<BatchWriteCommandInput["RequestItems"]>[string][number];

export interface Batching {
  readonly client: DynamoDBDocumentClient;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Reads items by key, strongly consistent, whatever DynamoDB leaves unprocessed at first. Keys must be distinct. */
export async function readAll(
  table: string,
  keys: readonly Item[],
  attributes: readonly string[],
  { client, sleep }: Batching,
): Promise<Item[]> {
  const names = Object.fromEntries(attributes.map((attribute) => [`#${attribute}`, attribute]));
  const read = {
    ConsistentRead: true,
    ProjectionExpression: Object.keys(names).join(),
    ExpressionAttributeNames: names,
  };
  const items: Item[] = [];
  for (const chunk of chunksOf(keys, mostKeysPerRead)) {
    await untilNothingIsLeft<NonNullable<BatchGetCommandInput["RequestItems"]>>(
      { [table]: { ...read, Keys: chunk } },
      async (RequestItems) => {
        const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
        items.push(...(Responses?.[table] ?? []));
        return UnprocessedKeys;
      },
      sleep,
    );
  }
  return items;
}

/** Puts and deletes items, whatever DynamoDB leaves unprocessed at first. Keys must be distinct. */
export async function writeAll(table: string, writes: readonly Write[], { client, sleep }: Batching): Promise<void> {
  for (const chunk of chunksOf(writes, mostWritesPerRequest)) {
    await untilNothingIsLeft<NonNullable<BatchWriteCommandInput["RequestItems"]>>(
      { [table]: chunk },
      async (RequestItems) => (await client.send(new BatchWriteCommand({ RequestItems }))).UnprocessedItems,
      sleep,
    );
  }
}

async function untilNothingIsLeft<Work extends object>(
  work: Work,
  attemptWork: (work: Work) => Promise<Work | undefined>,
  sleep: Batching["sleep"],
): Promise<void> {
  let left = work;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    if (attempt > 0) await sleep(firstPauseInMs * 2 ** (attempt - 1));
    const unprocessed = await attemptWork(left);
    if (unprocessed === undefined || Object.keys(unprocessed).length === 0) return;
    left = unprocessed;
  }
  throw new Error(`DynamoDB left a batch unprocessed ${mostAttempts} times in a row: the table lacks capacity`);
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, chunk) =>
    all.slice(chunk * size, (chunk + 1) * size),
  );
}
