import { ProvisionedThroughputExceededException, ThrottlingException } from "@aws-sdk/client-dynamodb";

/** In free-tier mode eight read units fill up to a page of the week index within some six seconds. */
const pauseInMs = 5_000;
/** Ten minutes of the fifteen that the function has. */
const mostPauses = 120;

/** What `read` returns once the table has the capacity for it; the SDK's own few attempts are made for moments, not for minutes. */
export async function waitForCapacity<T>(read: () => Promise<T>, sleep: (ms: number) => Promise<unknown>): Promise<T> {
  for (let pause = 1; ; pause++) {
    try {
      return await read();
    } catch (error) {
      if (!isThrottled(error) || pause > mostPauses) throw error;
    }
    await sleep(pauseInMs);
  }
}

function isThrottled(error: unknown): boolean {
  return error instanceof ProvisionedThroughputExceededException || error instanceof ThrottlingException;
}
