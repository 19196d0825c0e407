import { AwsError } from "../aws/service";
import type { GroupedMessages } from "./grouped-messages";
import type { ReceivedMessage } from "./message";
import type { QueuedMessage } from "./queued-message";
import { handleToReceipt, receiptToHandle } from "./receipt-handle";
import { maximumVisibilityInSeconds } from "./receive-limits";
import { invalidValue, ReceiptHandleExpired } from "./sqs-errors";

/** Hands messages out against receipts and honours the receipts: only the newest of a message, while it is in flight. */
export class Deliveries {
  private lastReceipt = 0;

  constructor(
    private readonly queueName: string,
    private readonly messages: GroupedMessages,
  ) {}

  handOut(message: QueuedMessage, hiddenUntil: number, now: number): ReceivedMessage {
    this.messages.hide(message, hiddenUntil, now);
    message.receiveCount++;
    message.receivesHere++;
    message.firstReceivedAt ??= now;
    message.lastReceivedAt = now;
    message.receiptNumber = ++this.lastReceipt;
    const { content, receiveCount, firstReceivedAt } = message;
    const receipt = { queueName: this.queueName, messageId: content.messageId, number: message.receiptNumber };
    return { ...content, receiveCount, firstReceivedAt, receiptHandle: receiptToHandle(receipt) };
  }

  /** Deletes the receipt's message; one that is gone already is no error. */
  delete(receiptHandle: string): void {
    const message = this.findReceived(receiptHandle);
    if (!message) return;
    if (message.state !== "in-flight") throw new ReceiptHandleExpired(receiptHandle);
    this.messages.remove(message);
  }

  changeVisibility(receiptHandle: string, timeoutInSeconds: number, now: number): void {
    const message = this.findReceived(receiptHandle);
    if (!message) {
      const reason = "Message does not exist or is not available for visibility timeout change.";
      throw invalidValue("ReceiptHandle", receiptHandle, reason);
    }
    if (message.state !== "in-flight") {
      throw new AwsError("MessageNotInflight", "The message referred to is not in flight.");
    }
    const until = now + timeoutInSeconds * 1000;
    if (until > message.lastReceivedAt + maximumVisibilityInSeconds * 1000) {
      const reason = `Total VisibilityTimeout for the message is beyond the limit [${maximumVisibilityInSeconds} seconds]`;
      throw invalidValue("VisibilityTimeout", timeoutInSeconds, reason);
    }
    this.messages.hide(message, until, now);
  }

  private findReceived(receiptHandle: string): QueuedMessage | undefined {
    const receipt = handleToReceipt(receiptHandle, this.queueName);
    const message = this.messages.find(receipt.messageId);
    if (message && message.receiptNumber !== receipt.number) throw new ReceiptHandleExpired(receiptHandle);
    return message;
  }
}
