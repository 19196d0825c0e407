import type { ServerResponse } from "node:http";

/** The object in a request's body, empty for an empty body; throws a SyntaxError for anything else. */
export function readJson(body: Buffer): Record<string, unknown> {
  const parsed: unknown = body.length === 0 ? {} : JSON.parse(body.toString());
  if (typeof parsed !== "object" || parsed === null) throw new SyntaxError("expected a JSON object");
  return { ...parsed };
}

export function writeJson(response: ServerResponse, status: number, body: object, contentType: string): void {
  response.writeHead(status, { "content-type": contentType }).end(JSON.stringify(body));
}
