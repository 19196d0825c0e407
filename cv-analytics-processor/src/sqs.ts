import { ChangeMessageVisibilityBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";

/** A message to hide for a while; `queueArn` is the queue it came from. */
export interface Postponement {
  readonly queueArn: string;
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly delayInSeconds: number;
}

/** Hides messages for as long as they say; at most 10, as many as a batch holds. Opens no client for none. Throws what SQS throws. */
export async function postpone(
  openClient: () => Pick<SQSClient, "send">,
  postponements: readonly Postponement[],
  signal: AbortSignal,
): Promise<void> {
  const [first] = postponements;
  if (!first) return;
  await openClient().send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl: queueUrlOf(first.queueArn),
      Entries: postponements.map(({ receiptHandle, delayInSeconds }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: delayInSeconds,
      })),
    }),
    { abortSignal: signal },
  );
}

/** SQS reads account and name from the URL's path; where the call goes is the client's own endpoint setting. */
function queueUrlOf(queueArn: string): string {
  const [, , , region, account, name] = queueArn.split(":");
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}
