/**
 * Text that SQS and DynamoDB take: a lone surrogate is no UTF-8, and SQS refuses a body that holds U+FFFE or U+FFFF.
 * Other control characters leave as JSON escapes. Source: SQS API reference, SendMessage, MessageBody.
 */
export function toSendable(text: string): string {
  return text.toWellFormed().replace(/[\ufffe\uffff]/g, "\ufffd");
}
