import { createEdge } from "../../src/edge";
import { bindings, FakeRuntime } from "./fake-runtime";
import type { AnyAnswer, AnyVisit, Flow } from "./hostile-traffic";

/** What came out of one visit. */
export interface Outcome {
  readonly answer: ReadOut;
  /** What the chatbot answered; undefined when it was never asked to the end. */
  readonly given: Response | undefined;
  readonly sent: readonly Sent[];
  readonly logged: string;
}

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly string[];
  readonly body: string;
}

interface ReadOut {
  readonly status: number;
  readonly headers: readonly string[];
  readonly bytes: Buffer;
  readonly brokeOff: boolean;
}

/** One visit with a new edge, in this process, until the last of its work is done. */
export async function visitInProcess(visit: AnyVisit, answer: AnyAnswer): Promise<Outcome> {
  const runtime = new FakeRuntime();
  const sent: Sent[] = [];
  let given: Response | undefined;
  const fetch = async (input: Request | string): Promise<Response> => {
    if (!(input instanceof Request)) throw new Error("expected a Request");
    if (!input.url.startsWith("https://sqs.")) {
      await input.arrayBuffer();
      given = toResponse(answer);
      return given;
    }
    const { url, method } = input;
    const body = await input.text();
    sent.push({ url, method, headers: linesOf(input.headers), body });
    const { Entries = [] } = JSON.parse(body);
    return Response.json({ MessageId: "1", Successful: Entries.map(({ Id }: { Id: string }) => ({ Id })) });
  };
  const edge = createEdge(bindings, { ...runtime, fetch });
  const work: Promise<unknown>[] = [];
  const answered = await edge(toRequest(visit), (promise) => {
    work.push(promise);
  });
  const [out] = await Promise.all([readOut(answered), ...work]);
  return { answer: out, given, sent, logged: JSON.stringify(runtime.lines) };
}

function toRequest({ method, path, headers, flow }: AnyVisit): Request {
  const body = method === "GET" || method === "HEAD" ? null : toStream(flow);
  return new Request(`https://edge.example${path}`, { method, headers, body, duplex: "half" });
}

function toResponse({ status, headers, flow }: AnyAnswer): Response {
  const body = [204, 205, 304].includes(status) ? null : toStream(flow);
  return new Response(body, { status, headers });
}

function toStream({ pieces, breaksOff }: Flow): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else if (breaksOff) controller.error(new TypeError("the connection broke off"));
      else controller.close();
    },
  });
}

async function readOut({ status, headers, body }: Response): Promise<ReadOut> {
  const pieces: Uint8Array[] = [];
  const reader = body?.getReader();
  const readAll = async () => {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) pieces.push(part.value);
    return false;
  };
  const brokeOff = await readAll().catch(() => true);
  return { status, headers: linesOf(headers), bytes: Buffer.concat(pieces), brokeOff };
}

/** Every header with its value, in order. */
export function linesOf(headers: Headers): readonly string[] {
  const lines: string[] = [];
  headers.forEach((value, name) => {
    lines.push(`${name}: ${value}`);
  });
  return lines;
}
