import type { ServerResponse } from "node:http";
import { readJson, writeJson } from "./json-body";
import { readLambdaOperation, writeLambdaAnswer, writeLambdaError } from "./lambda-wire";
import type { AwsCall, AwsError, ServiceName } from "./service";
import type { SignedRequest } from "./signature";
import { writeXml, writeXmlError } from "./xml-body";

export type Operation = Omit<AwsCall, "signal">;

/** What stands before the action's name in the header of the JSON protocols. */
const jsonTargets = {
  AmazonSQS: "sqs",
  DynamoDB_20120810: "dynamodb",
  GraniteServiceVersion20100801: "cloudwatch",
  Logs_20140328: "logs",
} as const;

/** The query protocol names no service; the version of the API tells it. */
const queryVersions = { "2010-03-31": "sns", "2011-06-15": "sts" } as const;

/** Which operation a request asks for, in whichever of AWS's protocols; undefined for one that this stack has not. */
export function readOperation(request: SignedRequest): Operation | undefined {
  const { method, url, headers, body } = request;
  const [target = "", action] = String(headers["x-amz-target"] ?? "").split(".");
  if (action && isKeyOf(jsonTargets, target)) return { service: jsonTargets[target], action, input: readJson(body) };
  if (method === "POST" && url === "/v2/email/outbound-emails")
    return { service: "ses", action: "SendEmail", input: readJson(body) };
  return readLambdaOperation(request) ?? readQuery(body);
}

/** Writes an answer as its service does. */
export function writeAnswer(
  response: ServerResponse,
  { service, action }: Operation,
  answer: Readonly<Record<string, unknown>>,
): void {
  if (isQueryService(service)) writeXml(response, action, answer);
  else if (service === "lambda") writeLambdaAnswer(response, action, answer);
  else writeJson(response, 200, answer, contentTypeOf(service));
}

/** Writes an error as the service does; the SDK reads `code` back as the error's name. */
export function writeError(response: ServerResponse, service: ServiceName, error: AwsError): void {
  const { code, message, status } = error;
  response.setHeader("x-amzn-errortype", code);
  if (isQueryService(service)) writeXmlError(response, error);
  else if (service === "lambda") writeLambdaError(response, error);
  else writeJson(response, status, { __type: code, message }, contentTypeOf(service));
}

function readQuery(body: Buffer): Operation | undefined {
  const form = new URLSearchParams(body.toString());
  const action = form.get("Action");
  const version = form.get("Version") ?? "";
  if (!action || !isKeyOf(queryVersions, version)) return undefined;
  return { service: queryVersions[version], action, input: Object.fromEntries(form) };
}

function isQueryService(service: ServiceName): boolean {
  return Object.values<ServiceName>(queryVersions).includes(service);
}

function contentTypeOf(service: ServiceName): string {
  return `application/x-amz-json-${service === "logs" ? "1.1" : "1.0"}`;
}

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key);
}
