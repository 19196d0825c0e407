/** One message for a FIFO queue. */
export interface Message {
  readonly body: string;
  readonly groupId: string;
  readonly deduplicationId: string;
  readonly traceHeader: string;
}

/** An SQS action and its input. */
export interface SqsCall {
  readonly action: "SendMessage" | "SendMessageBatch";
  readonly input: object;
}

/** The one request that sends one message or several; in a batch each has its place as its `Id`. */
export function toSqsCall(queueUrl: string, messages: readonly Message[]): SqsCall {
  const entries = messages.map(toEntry);
  if (entries.length === 1) return { action: "SendMessage", input: { QueueUrl: queueUrl, ...entries[0] } };
  const withIds = entries.map((entry, place) => ({ Id: `${place}`, ...entry }));
  return { action: "SendMessageBatch", input: { QueueUrl: queueUrl, Entries: withIds } };
}

function toEntry({ body, groupId, deduplicationId, traceHeader }: Message) {
  return {
    MessageBody: body,
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
    MessageSystemAttributes: { AWSTraceHeader: { DataType: "String", StringValue: traceHeader } },
  };
}
