import { ProvisionedThroughputExceededException } from "@aws-sdk/client-dynamodb";

/** What the SDK throws once its own attempts are used up. */
export function throttled(): Error {
  return new ProvisionedThroughputExceededException({ message: "The rate is too high", $metadata: {} });
}

export function refused(name: "ValidationException" | "AccessDeniedException"): Error {
  return Object.assign(new Error("refused"), { name });
}

export function unreachable(): Error {
  return Object.assign(new Error("connect ECONNREFUSED"), { name: "NetworkingError" });
}

/** Nobody knows what became of the request. */
export function answerLost(): Error {
  return Object.assign(new Error("socket hang up"), { name: "TimeoutError" });
}
