import type { Reply, Request } from "./exchange";

/** A signed request, and how it was answered. */
export interface Call {
  /** The id of the access key that signed it. */
  readonly caller: string;
  /** As signatures name it, such as `monitoring` for CloudWatch. */
  readonly service: string;
  readonly request: Request;
  readonly status: number;
}

/** What a signature says of itself (IAM user guide, "Elements of an AWS API request signature"). */
const credential = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

/** Reads who made a request; undefined when nobody signed it. */
export function readCall(request: Request, { status }: Reply): Call | undefined {
  const [, caller, service] = credential.exec(request.headers.authorization ?? "") ?? [];
  return caller && service ? { caller, service, request, status } : undefined;
}
