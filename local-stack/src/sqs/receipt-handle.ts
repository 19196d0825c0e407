import { receiptHandleInvalid } from "./sqs-errors";

/** One receive of one message of one queue. */
export interface Receipt {
  readonly queueName: string;
  readonly messageId: string;
  readonly number: number;
}

export function receiptToHandle({ queueName, messageId, number }: Receipt): string {
  return Buffer.from(`${queueName} ${messageId} ${number}`).toString("base64");
}

/** The receipt behind a handle of this queue; throws ReceiptHandleIsInvalid for what the queue never issued. */
export function handleToReceipt(handle: string, queueName: string): Receipt {
  const [name, messageId, number, ...rest] = Buffer.from(handle, "base64").toString().split(" ");
  if (name !== queueName || !messageId || !number || rest.length > 0) throw receiptHandleInvalid(handle);
  const receipt = { queueName, messageId, number: Number(number) };
  if (receiptToHandle(receipt) !== handle) throw receiptHandleInvalid(handle);
  return receipt;
}
