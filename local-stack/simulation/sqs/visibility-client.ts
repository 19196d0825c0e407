import { ChangeMessageVisibilityBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Process } from "../services/process";
import type { Queues } from "./queues";

/** SQS as the processor uses it: to hide what it returns. Entries that SQS refuses are listed in the answer, which nobody reads. */
export function createVisibilityClient(
  queues: Queues,
  process: Process,
  onChange: () => void,
): Pick<SQSClient, "send"> {
  const send = (command: unknown, options?: { readonly abortSignal?: AbortSignal }) =>
    process.call(
      () => "postpones what it returns",
      (fault) => {
        if (!(command instanceof ChangeMessageVisibilityBatchCommand))
          throw new Error("the processor may only postpone");
        if (fault !== undefined && fault !== "applied, reported as failed") throw new Error("SQS is not to be reached");
        for (const { ReceiptHandle = "", VisibilityTimeout = 0 } of command.input.Entries ?? [])
          hide(ReceiptHandle, VisibilityTimeout);
        onChange();
        if (fault) throw new Error("the answer was lost");
        return {};
      },
      options?.abortSignal,
    );

  function hide(receiptHandle: string, seconds: number): void {
    try {
      queues.events.changeVisibility(receiptHandle, seconds);
    } catch {
      // One that was received again meanwhile has a newer receipt.
    }
  }

  return { send } as Pick<SQSClient, "send">;
}
