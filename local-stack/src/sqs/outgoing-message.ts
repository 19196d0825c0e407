import { createHash } from "node:crypto";
import { AwsError } from "../aws/service";
import type { OutgoingMessage } from "./message";
import { checkMessageAttributes, sizeOfAttributes } from "./message-attributes";
import type { QueueSettings } from "./queue-settings";
import { invalidValue, missingDeduplicationId, missingParameter } from "./sqs-errors";

/** The ids under which a FIFO queue files a message. */
export interface FifoIds {
  readonly groupId: string;
  readonly deduplicationId: string;
}

/** Refuses what a FIFO queue with these settings refuses to take; else the message's ids. */
export function checkOutgoingMessage(message: OutgoingMessage, settings: QueueSettings): FifoIds {
  if (message.delayInSeconds) {
    const reason = "The request include parameter that is not valid for this queue type.";
    throw invalidValue("DelaySeconds", message.delayInSeconds, reason);
  }
  checkBody(message, settings.maximumMessageSizeInBytes);
  return { groupId: groupIdOf(message), deduplicationId: deduplicationIdOf(message, settings) };
}

/** Bytes of the body and of the attributes; system attributes do not count. */
export function sizeOfMessage({ body, attributes }: OutgoingMessage): number {
  return Buffer.byteLength(body) + (attributes ? sizeOfAttributes(attributes) : 0);
}

function checkBody(message: OutgoingMessage, maximumSizeInBytes: number): void {
  if (message.body === "") throw missingParameter("MessageBody");
  if (message.attributes) checkMessageAttributes(message.attributes);
  if (sizeOfMessage(message) > maximumSizeInBytes) {
    const reason = `One or more parameters are invalid. Reason: Message must be shorter than ${maximumSizeInBytes} bytes.`;
    throw new AwsError("InvalidParameterValue", reason);
  }
  if (!hasOnlyAllowedCharacters(message.body)) {
    const allowed = "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF";
    throw new AwsError("InvalidMessageContents", `Invalid characters found. Valid unicode characters are ${allowed}`);
  }
}

function groupIdOf({ groupId }: OutgoingMessage): string {
  if (groupId === undefined) throw missingParameter("MessageGroupId");
  checkId("MessageGroupId", groupId);
  return groupId;
}

function deduplicationIdOf({ deduplicationId, body }: OutgoingMessage, settings: QueueSettings): string {
  if (deduplicationId !== undefined) {
    checkId("MessageDeduplicationId", deduplicationId);
    return deduplicationId;
  }
  // The body alone is hashed, never the attributes (API reference, SendMessage).
  if (settings.contentBasedDeduplication) return createHash("sha256").update(body).digest("hex");
  throw missingDeduplicationId();
}

function checkId(name: string, id: string): void {
  if (/^[!-~]{1,128}$/.test(id)) return;
  throw invalidValue(name, id, `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`);
}

function hasOnlyAllowedCharacters(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd) return false;
    if (code >= 0xfffe) return false;
  }
  return text.isWellFormed();
}
