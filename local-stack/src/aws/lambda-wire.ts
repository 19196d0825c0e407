import type { ServerResponse } from "node:http";
import { readJson, writeJson } from "./json-body";
import type { AwsError } from "./service";
import type { SignedRequest } from "./signature";
import type { Operation } from "./wire";

/**
 * Methods and paths of Lambda's REST API. A named group of a path is a parameter of that name.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html
 */
const routes = [
  { method: "GET", path: /^\/2015-03-31\/event-source-mappings\/?$/, action: "ListEventSourceMappings" },
  { method: "GET", path: /^\/2015-03-31\/event-source-mappings\/(?<UUID>[^/]+)$/, action: "GetEventSourceMapping" },
  { method: "PUT", path: /^\/2015-03-31\/event-source-mappings\/(?<UUID>[^/]+)$/, action: "UpdateEventSourceMapping" },
  { method: "POST", path: /^\/2015-03-31\/functions\/(?<FunctionName>[^/]+)\/invocations$/, action: "Invoke" },
] as const;

/** The Lambda operation that a request asks for; undefined for a request that is none. */
export function readLambdaOperation(request: SignedRequest): Operation | undefined {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  for (const { method, path, action } of routes) {
    const match = request.method === method ? path.exec(pathname) : undefined;
    if (!match) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]);
    const input = {
      ...Object.fromEntries(searchParams),
      ...contentOf(request, action),
      ...Object.fromEntries(parameters),
    };
    return { service: "lambda", action, input };
  }
  return undefined;
}

/** `Invoke` answers with the payload itself and tells the rest in headers; updates are accepted, not yet done. */
export function writeLambdaAnswer(
  response: ServerResponse,
  action: string,
  answer: Readonly<Record<string, unknown>>,
): void {
  if (action === "Invoke") writeInvocation(response, answer);
  else writeJson(response, action === "UpdateEventSourceMapping" ? 202 : 200, answer, "application/json");
}

export function writeLambdaError(response: ServerResponse, { message, status }: AwsError): void {
  writeJson(response, status, { Type: status < 500 ? "User" : "Service", Message: message }, "application/json");
}

/** The body of an invocation is the function's event as it is; the service, not the wire, says whether it is JSON. */
function contentOf({ headers, body }: SignedRequest, action: string): Readonly<Record<string, unknown>> {
  if (action !== "Invoke") return readJson(body);
  const type = headers["x-amz-invocation-type"];
  return { Payload: body.toString(), ...(type === undefined ? {} : { InvocationType: type }) };
}

function writeInvocation(response: ServerResponse, answer: Readonly<Record<string, unknown>>): void {
  const { StatusCode, FunctionError, ExecutedVersion, Payload } = answer;
  if (FunctionError !== undefined) response.setHeader("x-amz-function-error", String(FunctionError));
  response.setHeader("x-amz-executed-version", String(ExecutedVersion));
  response.writeHead(Number(StatusCode), { "content-type": "application/json" }).end(String(Payload));
}
