import type { AwsCall } from "../../src/aws/service";

/** AWS bills each 64 KB begun of what a request carries, there or back. Source: https://aws.amazon.com/sqs/pricing/ */
const bytesInARequest = 64 * 1024;

/** How SQS bills a call: its action and as how many requests. */
export function queueRequestOf(
  { action, input }: Pick<AwsCall, "action" | "input">,
  answer: Readonly<Record<string, unknown>>,
): { readonly action: string; readonly requests: number } {
  if (action !== "ReceiveMessage") return { action, requests: requestsFor(input) };
  const isEmpty = !Array.isArray(answer.Messages) || answer.Messages.length === 0;
  return isEmpty ? { action: "EmptyReceive", requests: 1 } : { action, requests: requestsFor(answer) };
}

function requestsFor(payload: unknown): number {
  return Math.max(1, Math.ceil(Buffer.byteLength(JSON.stringify(payload)) / bytesInARequest));
}
