import { request as httpRequest } from "node:http";

export interface Visit {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

export interface VisitorsAnswer {
  readonly status: number;
  /** Name and value by turns, as they came off the wire. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** One visitor's request over a connection of its own; neither side's headers nor bytes are touched on the way. */
export function visit(
  origin: string,
  { method = "POST", path = "/", headers = {}, body }: Visit,
): Promise<VisitorsAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${origin}${path}`, { method, headers, agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ status: answer.statusCode ?? 0, rawHeaders: answer.rawHeaders, body: Buffer.concat(chunks) });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export const ask = (origin: string, question: unknown) =>
  visit(origin, { headers: { "content-type": "application/json" }, body: JSON.stringify(question) });

/** All values of a header, in the order in which they came. */
export function headerValues({ rawHeaders }: VisitorsAnswer, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}
