import { AwsError } from "../aws/service";

export function invalidValue(parameter: string, value: string | number, reason: string): AwsError {
  return new AwsError(
    "InvalidParameterValue",
    `Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`,
  );
}

export function missingParameter(name: string): AwsError {
  return new AwsError("MissingParameter", `The request must contain the parameter ${name}.`);
}

export function queueDoesNotExist(): AwsError {
  return new AwsError("QueueDoesNotExist", "The specified queue does not exist.");
}

export function resourceNotFound(message: string): AwsError {
  return new AwsError("ResourceNotFoundException", message, 404);
}

export function unsupported(message: string): AwsError {
  return new AwsError("UnsupportedOperation", message);
}

export function missingDeduplicationId(): AwsError {
  const rule =
    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly";
  return new AwsError("InvalidParameterValue", rule);
}

/** Answered in other words in a batch than by itself. */
export class ReceiptHandleExpired extends AwsError {
  constructor(handle: string) {
    const problem = `Value ${handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`;
    super("InvalidParameterValue", problem);
  }
}

export function receiptHandleInvalid(handle: string): AwsError {
  return new AwsError(
    "ReceiptHandleIsInvalid",
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
    404,
  );
}
