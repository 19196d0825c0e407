import { ProvisionedThroughputExceededException, ThrottlingException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** In free-tier mode eight read units fill up to a page of the week index within some six seconds. */
const pauseInMs = 5_000;
/** Ten minutes of the fifteen that the function has. */
const mostPauses = 120;

/**
 * A client that waits until a table has the capacity for what it is asked; the SDK's own few attempts are made for
 * moments, not for minutes. Not for the ledger, whose writes must be in time or fail.
 */
export function patient(
  client: DynamoDBDocumentClient,
  sleep: (ms: number) => Promise<unknown>,
): DynamoDBDocumentClient {
  const send = client.send.bind(client) as (...command: unknown[]) => Promise<unknown>;
  return Object.assign(Object.create(client), {
    send: (...command: unknown[]) => waitForCapacity(() => send(...command), sleep),
  });
}

async function waitForCapacity<T>(ask: () => Promise<T>, sleep: (ms: number) => Promise<unknown>): Promise<T> {
  for (let pause = 1; ; pause++) {
    try {
      return await ask();
    } catch (error) {
      if (!isThrottled(error) || pause > mostPauses) throw error;
    }
    await sleep(pauseInMs);
  }
}

function isThrottled(error: unknown): boolean {
  return error instanceof ProvisionedThroughputExceededException || error instanceof ThrottlingException;
}
