import { printable } from "../terminal/printable";

/** An AWS error in words that say what to do. `kind` is stable, for machines. */
export interface KnownError {
  readonly kind:
    | "access-denied"
    | "not-found"
    | "credentials"
    | "throttled"
    | "unreachable"
    | "no-region"
    | "unexpected";
  readonly message: string;
  /** The IAM action that is missing. */
  readonly action?: string;
}

const denied = /AccessDenied|UnauthorizedOperation|NotAuthorized/;
const missing = /NonExistentQueue|QueueDoesNotExist|ResourceNotFound|NoSuchEntity/;
const badCredentials =
  /ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|CredentialsProvider|TokenProvider|MissingAuthenticationToken|RequestExpired/;
const throttled = /Throttl|TooManyRequests|RequestLimitExceeded|ProvisionedThroughputExceeded|LimitExceeded/;
const unreachable =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|TimeoutError|NetworkingError|socket hang up/;

const deniedAction = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z]+)(?: on resource:? (\S+))?/;

const longestText = 500;

/** Turns what the SDK throws into what the engineer has to know. */
export function toKnownError(error: unknown): KnownError {
  // What went wrong while something was given back, because of what went wrong before.
  if (error instanceof SuppressedError) return toKnownError(error.suppressed);
  const { name, code, message } = readError(error);
  const what = `${name} ${code}`;
  if (denied.test(what) || deniedAction.test(message)) return accessDenied(message);
  if (badCredentials.test(what)) {
    const advice = "sign in again, or choose another --profile";
    return { kind: "credentials", message: `AWS takes no such credentials (${name}: ${message}): ${advice}` };
  }
  if (missing.test(what)) {
    const advice = "is this the right account and region, and are the workspaces applied?";
    return { kind: "not-found", message: `${message || name}: ${advice}` };
  }
  if (throttled.test(what))
    return { kind: "throttled", message: `AWS throttles (${name}): wait a minute and try again` };
  if (/Region is missing/.test(message)) {
    return { kind: "no-region", message: "no region is known: give --region, or set AWS_REGION" };
  }
  if (unreachable.test(`${what} ${message}`)) {
    return {
      kind: "unreachable",
      message: `AWS can't be reached (${code || name}: ${message}): network, or AWS_ENDPOINT_URL?`,
    };
  }
  return { kind: "unexpected", message: `${name}: ${message}` };
}

function accessDenied(message: string): KnownError {
  const [, action, resource] = deniedAction.exec(message) ?? [];
  const what = action ? `the permission ${action}${resource ? ` on ${resource}` : ""} is missing` : message;
  return {
    kind: "access-denied",
    message: `${what}: attach the policy cv-analytics-oncall to whom you sign in as`,
    ...(action && { action }),
  };
}

function readError(error: unknown): { name: string; code: string; message: string } {
  const { name, code, message } = readRawError(error);
  return {
    name: printable(name, longestText),
    code: printable(code, longestText),
    message: printable(message, longestText),
  };
}

function readRawError(error: unknown): { name: string; code: string; message: string } {
  if (!(error instanceof Error)) return { name: "Error", code: "", message: String(error) };
  const code = "code" in error ? String(error.code) : "";
  const inner = error instanceof AggregateError ? error.errors.map((one) => String(one?.message)).join("; ") : "";
  return { name: error.name, code, message: error.message || inner };
}
