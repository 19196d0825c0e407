import { md5, md5OfAttributes } from "./md5";
import type { MessageAttributes, ReceivedMessage } from "./message";

/** Which attributes a consumer asked for. */
export interface AttributeSelection {
  readonly systemAttributes: readonly string[];
  readonly messageAttributes: readonly string[];
}

/** A message as ReceiveMessage returns it, with the selected attributes only. */
export function renderMessage(message: ReceivedMessage, selection: AttributeSelection, accountId: string) {
  const system = selectSystem(systemAttributes(message, accountId), selection.systemAttributes);
  const attributes = selectAttributes(message.attributes, selection.messageAttributes);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: unlessEmpty(system),
    MessageAttributes: unlessEmpty(attributes),
    // Over the returned attributes, not over all that were sent.
    MD5OfMessageAttributes: md5OfAttributes(attributes),
  };
}

function systemAttributes(message: ReceivedMessage, accountId: string): Record<string, string | undefined> {
  return {
    SenderId: message.senderId ?? accountId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    SequenceNumber: message.sequenceNumber,
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    AWSTraceHeader: message.traceHeader,
    DeadLetterQueueSourceArn: message.deadLetterSourceArn,
  };
}

function selectSystem(all: Record<string, string | undefined>, names: readonly string[]) {
  const isSelected = (name: string) => names.includes("All") || names.includes(name);
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== undefined && isSelected(name)));
}

/** By name, by prefix (`foo.*`), or all (`All` or `.*`). */
function selectAttributes(all: MessageAttributes, names: readonly string[]): MessageAttributes {
  const prefixes = names.filter((name) => name.endsWith(".*")).map((name) => name.slice(0, -".*".length));
  const isSelected = (name: string) =>
    names.includes("All") || names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(Object.entries(all).filter(([name]) => isSelected(name)));
}

function unlessEmpty<T extends object>(record: T): T | undefined {
  return Object.keys(record).length === 0 ? undefined : record;
}
