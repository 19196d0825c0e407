import type { IncomingHttpHeaders } from "node:http";

/** A request on its way to the emulator. */
export interface Request {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Where the emulator differs from AWS, and what is done about it; each exists for one difference and touches nothing else. */
export interface Gap {
  readonly name: string;
  readonly reason: string;
  /** Answers the request: by what `forward` has the emulator answer, or in its place. */
  readonly answer: (request: Request, forward: (request: Request) => Promise<Reply>) => Promise<Reply>;
}

/** The action of a request in AWS's JSON protocol, such as `AmazonSQS.GetQueueAttributes`. */
export function jsonActionOf({ headers }: Request): string | undefined {
  const target = headers["x-amz-target"];
  return typeof target === "string" ? target : undefined;
}

/** The parameters of a request in AWS's query protocol, or undefined for any other. */
export function queryParametersOf({ headers, body }: Request): URLSearchParams | undefined {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return isForm ? new URLSearchParams(body.toString("utf8")) : undefined;
}

export function replyWith(status: number, type: string, text: string): Reply {
  return { status, headers: { "content-type": type }, body: Buffer.from(text) };
}

/** The same reply with another body. */
export function withBody(reply: Reply, text: string): Reply {
  return { ...reply, body: Buffer.from(text) };
}
