import { BatchWriteCommand, type BatchWriteCommandInput, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
const mostWritesPerRequest = 25;
const firstPauseInMs = 100;
const longestPauseInMs = 5_000;
// Nearly ten minutes, in which a table of the free tier takes a thousand writes.
const mostAttempts = 120;

export type Write = NonNullable<BatchWriteCommandInput["RequestItems"]>[string][number];

export interface Batching {
  readonly client: DynamoDBDocumentClient;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Puts and deletes items, whatever DynamoDB leaves unprocessed at first. Keys must be distinct. */
export async function writeAll(table: string, writes: readonly Write[], batching: Batching): Promise<void> {
  for (let start = 0; start < writes.length; start += mostWritesPerRequest) {
    await writeChunk(table, writes.slice(start, start + mostWritesPerRequest), batching);
  }
}

async function writeChunk(table: string, chunk: Write[], { client, sleep }: Batching): Promise<void> {
  let left: Record<string, Write[]> = { [table]: chunk };
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    if (attempt > 0) await sleep(Math.min(firstPauseInMs * 2 ** (attempt - 1), longestPauseInMs));
    const { UnprocessedItems = {} } = await client.send(new BatchWriteCommand({ RequestItems: left }));
    if (Object.keys(UnprocessedItems).length === 0) return;
    left = UnprocessedItems;
  }
  throw new Error(`DynamoDB left a batch unprocessed ${mostAttempts} times in a row: the table lacks capacity`);
}
