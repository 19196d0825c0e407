import type { RuntimeError } from "./runtime-messages";

/** An invocation that ended in no response; `errorType` is the thrown error's name or Lambda's own (`Sandbox.Timedout`, `Runtime.ExitError`). */
export class InvocationError extends Error {
  readonly errorType: string;
  readonly requestId: string;
  readonly stackTrace: readonly string[];

  constructor(requestId: string, { errorType, errorMessage, stackTrace }: RuntimeError) {
    super(errorMessage);
    this.name = "InvocationError";
    this.errorType = errorType;
    this.requestId = requestId;
    this.stackTrace = stackTrace;
  }
}

export const timedOut = (requestId: string, limitInMs: number) =>
  new InvocationError(requestId, {
    errorType: "Sandbox.Timedout",
    errorMessage: `Task timed out after ${(limitInMs / 1_000).toFixed(2)} seconds`,
    stackTrace: [],
  });

/** The process ended before it answered; `reason` as in `exit status 1` or `signal: SIGKILL`. */
export const exited = (requestId: string, reason: string) =>
  new InvocationError(requestId, {
    errorType: "Runtime.ExitError",
    errorMessage: `Runtime exited with error: ${reason}`,
    stackTrace: [],
  });
