/** The services that the one endpoint speaks. */
export type ServiceName = "sqs" | "dynamodb" | "sns" | "ses" | "cloudwatch" | "logs" | "lambda" | "sts";

/** One AWS API call, as it came off the wire: `{service: "sqs", action: "SendMessage", input: {...}}`. */
export interface AwsCall {
  readonly service: ServiceName;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Aborts when the caller hangs up, so that a long poll ends with it. */
  readonly signal: AbortSignal;
}

/** Answers one service's calls with the response, or throws an `AwsError`. `caller` is the name of who calls. */
export type AwsService = (call: AwsCall, caller: string) => Promise<Readonly<Record<string, unknown>>>;

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
