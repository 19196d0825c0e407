import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { Arrivals } from "./arrivals";

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type Answer = (request: Received, response: ServerResponse) => void;

/** An HTTP server on a free loopback port that keeps what it received. How it answers can change at any time. */
export class LoopbackServer {
  readonly received = new Arrivals<Received>();
  /** Sees each part of a body as it comes. */
  onPart: (part: Buffer) => void = () => {};
  readonly #server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) {
        this.onPart(chunk);
        chunks.push(chunk);
      }
    } catch {
      // The other side broke off: nothing was received and nobody waits for an answer.
      return;
    }
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks) };
    this.received.add(request);
    this.answer(request, response);
  });

  constructor(public answer: Answer) {}

  onUpgrade(handle: (url: string, socket: Duplex) => void): void {
    this.#server.on("upgrade", ({ url = "" }, socket) => handle(url, socket));
  }

  async start(): Promise<this> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((done) => this.#server.close(done));
  }
}
