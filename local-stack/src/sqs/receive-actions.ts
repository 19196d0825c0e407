import * as z from "zod";
import type { Actions } from "../aws/actions";
import type { ActionContext } from "./action-context";
import { batchEntryId, checkBatch, forEachEntry } from "./batch";
import { receiveWithin } from "./long-poll";
import { renderMessage } from "./rendered-message";
import { parseRequest } from "./request";
import { invalidValue } from "./sqs-errors";

const maximumWaitInSeconds = 20;

const names = z.array(z.string()).optional();
const receive = z.object({
  QueueUrl: z.string(),
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
  MaxNumberOfMessages: z.number().default(1),
  VisibilityTimeout: z.number().optional(),
  WaitTimeSeconds: z.number().optional(),
  // Accepted and ignored: a retry of a lost receive waits for the visibility timeout.
  ReceiveRequestAttemptId: z.string().optional(),
});
const deletion = z.object({ ReceiptHandle: z.string() });
const visibility = deletion.extend({ VisibilityTimeout: z.number() });
const forQueue = z.object({ QueueUrl: z.string() });
const inBatch = z.object({ Id: batchEntryId });
const deleteBatch = forQueue.extend({ Entries: z.array(deletion.extend(inBatch.shape)).default([]) });
const visibilityBatch = forQueue.extend({ Entries: z.array(visibility.extend(inBatch.shape)).default([]) });

/** Receiving messages, and what may be done to them with a receipt handle. */
export function receiveActions({ queues, accountId, now, setTimer }: ActionContext): Actions {
  return {
    async ReceiveMessage(input, signal) {
      const request = parseRequest(receive, input);
      const queue = queues.byUrl(request.QueueUrl);
      const wait = request.WaitTimeSeconds ?? queue.settings.receiveWaitInSeconds;
      checkWait(wait);
      const { MaxNumberOfMessages: maxMessages, VisibilityTimeout: visibilityTimeoutInSeconds } = request;
      const asked = { maxMessages, visibilityTimeoutInSeconds };
      const messages = await receiveWithin(wait, queue, asked, { now, setTimer }, signal);
      if (messages.length === 0) return {};
      const selection = {
        systemAttributes: [...(request.AttributeNames ?? []), ...(request.MessageSystemAttributeNames ?? [])],
        messageAttributes: request.MessageAttributeNames ?? [],
      };
      return { Messages: messages.map((message) => renderMessage(message, selection, accountId)) };
    },
    DeleteMessage(input) {
      const { QueueUrl, ReceiptHandle } = parseRequest(deletion.extend(forQueue.shape), input);
      queues.byUrl(QueueUrl).delete(ReceiptHandle);
      return {};
    },
    ChangeMessageVisibility(input) {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = parseRequest(visibility.extend(forQueue.shape), input);
      queues.byUrl(QueueUrl).changeVisibility(ReceiptHandle, VisibilityTimeout);
      return {};
    },
    DeleteMessageBatch(input) {
      const { QueueUrl, Entries } = parseRequest(deleteBatch, input);
      const queue = queues.byUrl(QueueUrl);
      checkBatch("DeleteMessageBatch", Entries);
      return forEachEntry(Entries, ({ ReceiptHandle }) => {
        queue.delete(ReceiptHandle);
        return {};
      });
    },
    ChangeMessageVisibilityBatch(input) {
      const { QueueUrl, Entries } = parseRequest(visibilityBatch, input);
      const queue = queues.byUrl(QueueUrl);
      checkBatch("ChangeMessageVisibilityBatch", Entries);
      return forEachEntry(Entries, ({ ReceiptHandle, VisibilityTimeout }) => {
        queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
        return {};
      });
    },
  };
}

function checkWait(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= maximumWaitInSeconds) return;
  throw invalidValue("WaitTimeSeconds", seconds, `Must be >= 0 and <= ${maximumWaitInSeconds}, if provided.`);
}
