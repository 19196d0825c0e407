import { invalidValue } from "./sqs-errors";

/** 12 hours, counted from the receive, however often it is changed (API reference, ChangeMessageVisibility). */
export const maximumVisibilityInSeconds = 43_200;

const maximumBatchSize = 10;

export function checkVisibilityTimeout(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= maximumVisibilityInSeconds) return;
  throw invalidValue("VisibilityTimeout", seconds, `Must be between 0 and ${maximumVisibilityInSeconds}, if provided.`);
}

export function checkMaxMessages(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= maximumBatchSize) return;
  throw invalidValue("MaxNumberOfMessages", count, `Must be between 1 and ${maximumBatchSize}, if provided.`);
}
