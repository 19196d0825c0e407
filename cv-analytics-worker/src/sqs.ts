import { AwsClient } from "aws4fetch";
import { readText } from "./read-text";
import { AttemptError, attemptTimeoutMs } from "./retry";
import type { Runtime } from "./runtime";
import type { QueueSettings } from "./settings";
import { refusalOf, refusedOfBatch } from "./sqs-answer";
import { type Message, type SqsCall, toSqsCall } from "./sqs-call";

/**
 * Makes one attempt to send all in one request; returns those that the queue did not take, each with its reason.
 * Throws `AttemptError` when the request failed as a whole.
 */
export type SendMessages = (messages: readonly Message[]) => Promise<ReadonlyMap<Message, AttemptError>>;

const answerLimitInBytes = 16 * 1024;

/** Sends by the SQS JSON protocol over a signed request. Source: SQS developer guide, "AWS JSON protocol". */
export function sqsQueue(settings: QueueSettings, runtime: Pick<Runtime, "fetch" | "timeout">): SendMessages {
  const call = callerOf(settings, runtime);
  return async (messages) => {
    const { action, input } = toSqsCall(settings.queueUrl, messages);
    const answer = await call({ action, input });
    return action === "SendMessageBatch" ? refusedOfBatch(answer, messages) : new Map();
  };
}

/** Returns the body of an answer with status 200. */
function callerOf(settings: QueueSettings, { fetch, timeout }: Pick<Runtime, "fetch" | "timeout">) {
  const { queueUrl, region, accessKeyId, secretAccessKey } = settings;
  const aws = new AwsClient({ service: "sqs", region, accessKeyId, secretAccessKey });
  const endpoint = `${new URL(queueUrl).origin}/`;
  return async ({ action, input }: SqsCall): Promise<string> => {
    const request = await aws.sign(endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${action}` },
      body: JSON.stringify(input),
    });
    const signal = timeout(attemptTimeoutMs);
    const { status, body } = await reached(fetch(request, { signal, redirect: "manual" }), signal);
    // Read even when all is well: an unread body holds one of the six connections that a request may have open.
    const text = body ? await readText(body, answerLimitInBytes).catch(() => undefined) : undefined;
    if (status !== 200) throw refusalOf(status, text ?? "");
    return text ?? "";
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
