import type { DeadLetter } from "./dead-letter";
import type { LoggedFailure } from "./failure-log";

/**
 * Why a message died. `malformed`: no event, no retry helps; `transient`: AWS throttled or failed for longer than the
 * retries last; `fault`: our code or its permissions; `orphan`: nothing is logged against it, and its other half is nowhere;
 * `unknown`: nothing is logged against it, as when the function crashes, or the log can't be read.
 */
export const reasonKinds = ["malformed", "transient", "fault", "orphan", "unknown"] as const;

export interface Reason {
  readonly kind: (typeof reasonKinds)[number];
  /** In words; equal for identical failures. */
  readonly text: string;
}

/** Errors of AWS and of the network that pass by themselves; what the SDK retries as well. */
const passing =
  /Throttl|Throughput|LimitExceeded|TooManyRequests|InternalServer|InternalFailure|ServiceUnavailable|Timeout|TimedOut|Abort|Networking/;
const passingMessage = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|socket hang up|left the request unprocessed/;

export function reasonOf(letter: DeadLetter, failure: LoggedFailure | undefined, isOrphan: boolean): Reason {
  if (letter.content.kind === "malformed") return { kind: "malformed", text: letter.content.problems.join("; ") };
  if (failure) {
    const text = `${failure.name}: ${withoutIds(failure.message)}`;
    return { kind: passing.test(failure.name) || passingMessage.test(failure.message) ? "transient" : "fault", text };
  }
  if (isOrphan) return { kind: "orphan", text: `its ${otherOf(letter.content.kind)} is nowhere` };
  return { kind: "unknown", text: "no failure of it is logged: a crash, a timeout, or the log is gone" };
}

export function otherOf(kind: "query" | "response"): "query" | "response" {
  return kind === "query" ? "response" : "query";
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Without what differs between identical failures. */
function withoutIds(message: string): string {
  return message.replace(uuid, "<id>");
}
