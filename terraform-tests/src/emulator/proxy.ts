import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import type { Gap, Reply, Request } from "./exchange";

export interface EmulatorProxy {
  readonly url: string;
  /** Holds back every request that matches until the function it returns is called; tells when the first one came. */
  readonly hold: (matches: (request: Request) => boolean) => Hold;
  readonly close: () => Promise<void>;
}

interface Hold {
  readonly reached: Promise<void>;
  readonly release: () => void;
}

interface Barrier extends Hold {
  readonly matches: (request: Request) => boolean;
  readonly arrive: () => void;
  readonly released: Promise<void>;
}

/** A loopback port in front of the emulator that fills its gaps; `observe` hears of each request once it is answered. */
export async function startProxy(
  emulatorPort: number,
  gaps: readonly Gap[],
  observe: (request: Request, reply: Reply) => void,
): Promise<EmulatorProxy> {
  const barriers = new Set<Barrier>();
  const answer = async (request: Request): Promise<Reply> => {
    for (const barrier of [...barriers].filter(({ matches }) => matches(request))) {
      barrier.arrive();
      await barrier.released;
    }
    const answerThrough = gaps.reduceRight<(request: Request) => Promise<Reply>>(
      (next, gap) => (each) => gap.answer(each, next),
      (each) => forward(each, emulatorPort),
    );
    const reply = await answerThrough(request);
    observe(request, reply);
    return reply;
  };
  const server = createServer((incoming, response) => {
    respond(incoming, response, answer).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (matches) => {
      const arrival = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      const barrier: Barrier = {
        matches,
        arrive: arrival.resolve,
        reached: arrival.promise,
        released: release.promise,
        release: () => {
          barriers.delete(barrier);
          release.resolve();
        },
      };
      barriers.add(barrier);
      return barrier;
    },
    close: () => close(server),
  };
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: (request: Request) => Promise<Reply>,
): Promise<void> {
  const { method = "GET", url: path = "/", headers } = incoming;
  const { status, headers: replied, body } = await answer({ method, path, headers, body: await readAll(incoming) });
  // The body's length may have changed; for HEAD it is that of the body that is not sent.
  const length = method === "HEAD" ? replied["content-length"] : String(body.length);
  const { "transfer-encoding": _chunked, ...kept } = replied;
  response.writeHead(status, { ...kept, ...(length === undefined ? {} : { "content-length": length }) });
  response.end(body);
}

async function forward({ method, path, headers, body }: Request, port: number): Promise<Reply> {
  const { "transfer-encoding": _chunked, ...kept } = headers;
  const outgoing = send({
    host: "127.0.0.1",
    port,
    method,
    path,
    headers: { ...kept, "content-length": String(body.length) },
  });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return { status: incoming.statusCode ?? 502, headers: incoming.headers, body: await readAll(incoming) };
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
