import type { ServerResponse } from "node:http";
import type { AwsCall, AwsError } from "./service";
import type { SignedRequest } from "./signature";

export type Operation = Omit<AwsCall, "signal">;

const jsonTargets = { AmazonSQS: "sqs", DynamoDB_20120810: "dynamodb" } as const;

/** Which operation a request asks for, in whichever of AWS's protocols; undefined for one that this stack has not. */
export function readOperation({ method, url, headers, body }: SignedRequest): Operation | undefined {
  const [target = "", action] = String(headers["x-amz-target"] ?? "").split(".");
  if (action && isJsonTarget(target)) return { service: jsonTargets[target], action, input: readJson(body) };
  if (method === "POST" && url === "/v2/email/outbound-emails")
    return { service: "ses", action: "SendEmail", input: readJson(body) };
  const form = new URLSearchParams(body.toString());
  const queryAction = form.get("Action");
  return queryAction ? { service: "sns", action: queryAction, input: Object.fromEntries(form) } : undefined;
}

/** Writes an answer as its service does: SNS in XML, the others in JSON. */
export function writeAnswer(response: ServerResponse, { service, action }: Operation, answer: object): void {
  const result = () => `<${action}Response><${action}Result>${toXml(answer)}</${action}Result></${action}Response>`;
  if (service === "sns") writeXml(response, 200, result());
  else writeJson(response, 200, answer);
}

/** Writes an error as the service does; the SDK reads `code` back as the error's name. */
export function writeError(response: ServerResponse, service: AwsCall["service"], error: AwsError): void {
  const { code, message, status } = error;
  const fields = () => toXml({ Code: code, Message: message });
  response.setHeader("x-amzn-errortype", code);
  if (service === "sns") writeXml(response, status, `<ErrorResponse><Error>${fields()}</Error></ErrorResponse>`);
  else writeJson(response, status, { __type: code, message });
}

function isJsonTarget(target: string): target is keyof typeof jsonTargets {
  return Object.hasOwn(jsonTargets, target);
}

function readJson(body: Buffer): Record<string, unknown> {
  const parsed: unknown = body.length === 0 ? {} : JSON.parse(body.toString());
  if (typeof parsed !== "object" || parsed === null) throw new SyntaxError("expected a JSON object");
  return { ...parsed };
}

function writeJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
}

function writeXml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/xml" }).end(body);
}

function toXml(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join("");
}

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
