import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Sends these bytes over a connection of their own, then no more; returns what came until the other side ended. */
export async function sendRaw(origin: string, bytes: Uint8Array): Promise<Buffer> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const received: Buffer[] = [];
  socket.on("data", (piece) => received.push(piece)).on("error", () => undefined);
  socket.end(bytes);
  await once(socket, "close");
  return Buffer.concat(received);
}

/** A server on a free loopback port that answers each request target with bytes of the test's choice, then hangs up. */
export class RawServer {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((socket) => {
    this.#sockets.add(socket);
    let head = "";
    socket.on("error", () => undefined).on("close", () => this.#sockets.delete(socket));
    socket.on("data", (piece) => {
      const isAnswered = head.includes("\r\n\r\n");
      head += piece.toString("latin1");
      if (!isAnswered && head.includes("\r\n\r\n")) socket.end(this.answer(head.split(" ")[1] ?? ""));
    });
  });

  constructor(readonly answer: (target: string) => Uint8Array) {}

  async start(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }
}
