import { AwsClient } from "aws4fetch";
import { readText } from "./read-text";
import { AttemptError, attemptTimeoutMs } from "./retry";
import type { Runtime } from "./runtime";
import type { QueueSettings } from "./settings";

/** One message for a FIFO queue. */
interface Message {
  readonly body: string;
  readonly groupId: string;
  readonly deduplicationId: string;
  readonly traceHeader: string;
}

/** Makes one attempt to send; throws `AttemptError`. */
export type SendMessage = (message: Message) => Promise<void>;

const errorBodyLimitInBytes = 16 * 1024;

// SQS answers some of these with status 400. Sources: SQS API reference, common errors; AWS SDK retry behaviour.
const throttlingCode = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;

/** Sends by the SQS JSON protocol over a signed request. Source: SQS developer guide, "AWS JSON protocol". */
export function sqsQueue(settings: QueueSettings, { fetch, timeout }: Pick<Runtime, "fetch" | "timeout">): SendMessage {
  const { queueUrl, region, accessKeyId, secretAccessKey } = settings;
  const aws = new AwsClient({ service: "sqs", region, accessKeyId, secretAccessKey });
  const endpoint = `${new URL(queueUrl).origin}/`;
  return async (message) => {
    const request = await aws.sign(endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage" },
      body: JSON.stringify(toSendMessageInput(queueUrl, message)),
    });
    const signal = timeout(attemptTimeoutMs);
    const { status, body } = await reached(fetch(request, { signal, redirect: "manual" }), signal);
    // Read even when all is well: an unread body holds one of the six connections that a request may have open.
    const text = body ? await readText(body, errorBodyLimitInBytes).catch(() => "") : "";
    if (status === 200) return;
    const code = errorCode(text);
    const mayHelp = status === 429 || status >= 500 || throttlingCode.test(code);
    throw new AttemptError(`SQS answered ${status} ${code}`.trimEnd(), mayHelp);
  };
}

function toSendMessageInput(queueUrl: string, { body, groupId, deduplicationId, traceHeader }: Message) {
  return {
    QueueUrl: queueUrl,
    MessageBody: body,
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
    MessageSystemAttributes: { AWSTraceHeader: { DataType: "String", StringValue: traceHeader } },
  };
}

async function reached(sending: Promise<Response>, signal: AbortSignal): Promise<Response> {
  try {
    return await sending;
  } catch (error) {
    const reason = signal.aborted ? `SQS did not answer in ${attemptTimeoutMs} ms` : "SQS not reached";
    throw new AttemptError(reason, true, error);
  }
}

/** `com.amazonaws.sqs#QueueDoesNotExist` is `QueueDoesNotExist`; only letters of it are kept, as it goes to the log. */
function errorCode(body: string | undefined): string {
  return /"__type"\s*:\s*"(?:[\w.]*#)?(\w{1,64})"/.exec(body ?? "")?.[1] ?? "";
}
