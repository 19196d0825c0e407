import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Miniflare } from "miniflare";

export interface EdgeOptions {
  /** The built Worker, an ES module. */
  readonly bundle: string;
  readonly bindings: Readonly<Record<string, string>>;
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  /** 0: any free port. */
  readonly port: number;
  readonly onLog: (line: string) => void;
}

export interface Edge {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs the built Worker in workerd. Whatever it asks for beyond loopback is refused. */
export async function startEdge({
  bundle,
  bindings,
  compatibilityDate,
  compatibilityFlags,
  port,
  onLog,
}: EdgeOptions): Promise<Edge> {
  const source = (name: string) => readFile(`${__dirname}/${name}`, "utf8");
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    // Behind this one Miniflare has a Worker of its own, which takes a fifth of the processor time of a visit; nobody asks there.
    port: 0,
    unsafeDirectSockets: [{ host: "127.0.0.1", port }],
    compatibilityDate,
    compatibilityFlags: [...compatibilityFlags, "nodejs_als"],
    bindings,
    modules: [
      { type: "ESModule", path: "visit-clock-worker.mjs", contents: await source("visit-clock-worker.mjs") },
      { type: "ESModule", path: "visit-clock.mjs", contents: await source("visit-clock.mjs") },
      { type: "ESModule", path: "worker.mjs", contents: await readFile(bundle, "utf8") },
    ],
    outboundService: { network: { allow: ["local"] } },
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      // What comes at a time may be several lines, or a part of one.
      for (const stream of [stdout, stderr]) createInterface(stream).on("line", onLog);
    },
  });
  await miniflare.ready;
  return { url: (await miniflare.unsafeGetDirectURL()).origin, stop: () => miniflare.dispose() };
}
