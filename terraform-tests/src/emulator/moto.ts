import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { killGroup } from "../../../deployment/src/command";

const startLimitInMs = 60_000;

/** Starts a moto server on a free loopback port; it ends with `resources`, and nothing else ends with it. */
export async function startMoto(resources: AsyncDisposableStack): Promise<{ readonly port: number }> {
  const port = await findFreePort();
  const server = spawn("moto_server", ["-H", "127.0.0.1", "-p", String(port)], {
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl-C reaches it through this process only, after whoever still uses it.
    detached: true,
  });
  const said: string[] = [];
  server.stderr.on("data", (chunk: Buffer) => {
    said.push(chunk.toString("utf8"));
    if (said.length > 20) said.shift();
  });
  resources.defer(() => end(server));
  await untilUp(server, port, said);
  return { port };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilUp(server: ChildProcess, port: number, said: readonly string[]): Promise<void> {
  const signal = AbortSignal.timeout(startLimitInMs);
  const isUp = async () => {
    const reply = await fetch(`http://127.0.0.1:${port}/moto-api/`, { signal }).catch(() => undefined);
    await reply?.body?.cancel();
    return reply?.ok ?? false;
  };
  while (!(await isUp())) {
    if (server.exitCode !== null) throw new Error(`moto_server ended at its start:\n${said.join("")}`);
    if (signal.aborted)
      throw new Error(`moto_server did not answer within ${startLimitInMs / 1_000} s:\n${said.join("")}`);
    // Nothing tells when the port opens but the port.
    await sleep(100);
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = once(server, "close");
  killGroup(server);
  await closed;
}
