import { longestHoldMs } from "./hold";

/** The bindings as the platform hands them over. */
export type Bindings = Readonly<Record<string, unknown>>;

export interface QueueSettings {
  readonly queueUrl: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface AnalyticsSettings extends QueueSettings {
  readonly maskPersonalData: boolean;
  /** How long a query event may wait for its response event, so that one request sends both; undefined: not at all. */
  readonly holdQueryMs: number | undefined;
}

/** Names each setting at fault and what was expected of it; never its value, which may be a secret. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("; "));
    this.name = "SettingsError";
  }
}

/** The chatbot's scheme, host and port, without a trailing slash. Throws `SettingsError`. */
export function readChatbotOrigin(bindings: Bindings): string {
  const value = bindings.CHATBOT_ORIGIN;
  if (isOrigin(value)) return new URL(value).origin;
  throw new SettingsError([
    fault("CHATBOT_ORIGIN", value, "an http(s) origin such as https://chatbot.example, no path"),
  ]);
}

/** What sending needs. Throws one `SettingsError` that names every setting at fault. */
export function readAnalyticsSettings(bindings: Bindings): AnalyticsSettings {
  const faults: string[] = [];
  const read = (name: string, isValid: (value: unknown) => value is string, expected: string): string => {
    const value = bindings[name];
    if (isValid(value)) return value;
    faults.push(fault(name, value, expected));
    return "";
  };
  const mask = bindings.MASK_PERSONAL_DATA ?? "true";
  if (mask !== "true" && mask !== "false") faults.push(fault("MASK_PERSONAL_DATA", mask, '"true" or "false"'));
  const hold = bindings.HOLD_QUERY_MS;
  if (hold !== undefined && !isHold(hold)) {
    const expected = `whole milliseconds from 1 to ${longestHoldMs} as text, such as "5000", or no such variable`;
    faults.push(fault("HOLD_QUERY_MS", hold, expected));
  }
  const settings = {
    queueUrl: read("SQS_QUEUE_URL", isFifoQueueUrl, "https://sqs.<region>.amazonaws.com/<account>/<name>.fifo"),
    region: read("AWS_REGION", isRegion, "an AWS region such as eu-west-2"),
    accessKeyId: read(
      "AWS_ACCESS_KEY_ID",
      isKey,
      "an access key id of at most 128 characters, without spaces or line ends",
    ),
    secretAccessKey: read(
      "AWS_SECRET_ACCESS_KEY",
      isKey,
      "a secret access key of at most 128 characters, without spaces or line ends",
    ),
    maskPersonalData: mask !== "false",
    holdQueryMs: hold === undefined ? undefined : Number(hold),
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}

function fault(name: string, value: unknown, expected: string): string {
  return `${name} is ${value === undefined || value === "" ? "missing" : "malformed"}: expected ${expected}`;
}

function isOrigin(value: unknown): value is string {
  const url = parseUrl(value);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return `${url.origin}/` === url.href && !`${value}`.includes("?") && !`${value}`.includes("#");
}

/** Events are encrypted on their way; plain HTTP is for a queue on this very machine. */
function isFifoQueueUrl(value: unknown): value is string {
  const url = parseUrl(value);
  // Parsing forgives spaces and line ends around an address; SQS does not.
  if (!url || url.href !== value || url.search || url.hash || url.username || url.password) return false;
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const isAllowedScheme = url.protocol === "https:" || (url.protocol === "http:" && isLoopback);
  return isAllowedScheme && /^\/\d{12}\/[\w-]{1,75}\.fifo$/.test(url.pathname);
}

function isRegion(value: unknown): value is string {
  return typeof value === "string" && /^[a-z]{2}(-[a-z]{1,20}){1,3}-\d{1,2}$/.test(value);
}

/** A secret piped in with its line end would make every signature wrong. */
function isKey(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]{1,128}$/.test(value);
}

function isHold(value: unknown): value is string {
  return typeof value === "string" && /^[1-9]\d{0,4}$/.test(value) && Number(value) <= longestHoldMs;
}

function parseUrl(value: unknown): URL | undefined {
  return typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
}
