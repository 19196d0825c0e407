import type { SQSClient } from "@aws-sdk/client-sqs";
import { postpone } from "../src/sqs";

const queueArn = "arn:aws:sqs:eu-west-2:000000000000:cv-analytics-queue.fifo";

test("messages are hidden in one call, each for its own time, and the call ends with the signal", async () => {
  const calls: unknown[] = [];
  const client = {
    send: async (command: { input: unknown }, options: unknown) => void calls.push(command.input, options),
  };
  const { signal } = new AbortController();
  const postponements = [60, 3_600].map((delayInSeconds) => ({
    queueArn,
    messageId: `message ${delayInSeconds}`,
    receiptHandle: `handle ${delayInSeconds}`,
    delayInSeconds,
  }));
  await postpone(() => client as unknown as SQSClient, postponements, signal);

  expect(calls).toEqual([
    {
      QueueUrl: "https://sqs.eu-west-2.amazonaws.com/000000000000/cv-analytics-queue.fifo",
      Entries: [
        { Id: "0", ReceiptHandle: "handle 60", VisibilityTimeout: 60 },
        { Id: "1", ReceiptHandle: "handle 3600", VisibilityTimeout: 3_600 },
      ],
    },
    { abortSignal: signal },
  ]);
});

test("without a message to hide, SQS is not called", async () => {
  const client = { send: () => Promise.reject(new Error("called")) };
  await postpone(() => client as unknown as SQSClient, [], new AbortController().signal);
});
