import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { LocalStack } from "../stack/local-stack";
import type { Line } from "./replay";

/** A line that SQS did not take into the queue, and why. */
export interface RefusedLine extends Line {
  readonly reason: string;
}

/** What SQS says of a message that no queue may hold. */
const refusals = new Set(["BatchRequestTooLong", "InvalidMessageContents", "InvalidParameterValue"]);

const entriesInABatch = 10;
/** Below SQS's 1 MiB for a whole batch; a line that is larger goes alone, to be refused alone. */
const bytesInABatch = 1_000_000;

/**
 * Sends the lines as they are, in order, under the edge's own permissions. Every line is a message of its own: a
 * repeated event shall reach the processor, not SQS's deduplication. Returns the lines that SQS refused.
 */
export async function sendLines(
  { endpoint, region, caller, queue }: Pick<LocalStack, "endpoint" | "region" | "caller" | "queue">,
  lines: readonly Line[],
  onSent: (count: number) => void,
  signal?: AbortSignal,
): Promise<readonly RefusedLine[]> {
  const credentials = caller("cv-analytics-edge");
  const client = new SQSClient({ endpoint, region, credentials, useQueueUrlAsEndpoint: false });
  const [, , , , account] = queue.arn.split(":");
  const queueUrl = `${endpoint}/${account}/${queue.name}`;
  const refused: RefusedLine[] = [];
  for (const batch of toBatches(lines)) {
    signal?.throwIfAborted();
    refused.push(...(await sendBatch(client, queueUrl, batch)));
    onSent(batch.length);
  }
  client.destroy();
  return refused;
}

async function sendBatch(client: SQSClient, QueueUrl: string, batch: readonly Line[]): Promise<RefusedLine[]> {
  const Entries = batch.map(({ number, text, group }) => ({
    Id: String(number),
    MessageBody: text,
    MessageGroupId: group,
    MessageDeduplicationId: `line-${number}`,
  }));
  try {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const reasons = new Map(Failed.map(({ Id, Code, Message }) => [Id, Message ?? Code ?? "refused"]));
    return batch.flatMap((line) => {
      const reason = reasons.get(String(line.number));
      return reason === undefined ? [] : [{ ...line, reason }];
    });
  } catch (error) {
    if (!(error instanceof Error && refusals.has(error.name))) throw error;
    const [line, ...others] = batch;
    if (line && others.length === 0) return [{ ...line, reason: reasonOf(error, line) }];
    const each: RefusedLine[] = [];
    for (const one of batch) each.push(...(await sendBatch(client, QueueUrl, [one])));
    return each;
  }
}

function reasonOf({ name, message }: Error, { text }: Line): string {
  if (name !== "BatchRequestTooLong") return message;
  return `the line has ${Buffer.byteLength(text)} bytes, a message has at most 1048576`;
}

function* toBatches(lines: readonly Line[]): Generator<readonly Line[]> {
  let batch: Line[] = [];
  let size = 0;
  for (const line of lines) {
    const bytes = Buffer.byteLength(line.text);
    if (batch.length === entriesInABatch || (batch.length > 0 && size + bytes > bytesInABatch)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(line);
    size += bytes;
  }
  if (batch.length > 0) yield batch;
}
