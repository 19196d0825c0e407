import type { ServerResponse } from "node:http";
import type { AwsError } from "./service";

/** Writes an answer of flat fields as the query protocol does. */
export function writeXml(response: ServerResponse, action: string, answer: object): void {
  write(response, 200, `<${action}Response><${action}Result>${toXml(answer)}</${action}Result></${action}Response>`);
}

export function writeXmlError(response: ServerResponse, { code, message, status }: AwsError): void {
  const fields = toXml({ Code: code, Message: message });
  write(response, status, `<ErrorResponse><Error>${fields}</Error></ErrorResponse>`);
}

function write(response: ServerResponse, status: number, body: string): void {
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
