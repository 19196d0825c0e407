/** One AWS API call, as it came off the wire: `{service: "sqs", action: "SendMessage", input: {...}}`. */
export interface AwsCall {
  readonly service: "sqs" | "dynamodb" | "sns" | "ses";
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Aborts when the caller hangs up, so that a long poll ends with it. */
  readonly signal: AbortSignal;
}

/** Answers one service's calls with the response body, or throws an `AwsError`. */
export type AwsService = (call: AwsCall) => Promise<Readonly<Record<string, unknown>>>;

/** An error answer in AWS's words: `code` as the SDK sees it in `error.name`, `status` the HTTP status. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = code;
  }
}
