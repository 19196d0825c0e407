import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";
import { Arrivals } from "./arrivals";

const workspace = join(__dirname, "../..");

/** The deployable bundle, built by the package's own script beside `dist`, which other tests may be reading. */
export async function buildBundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "edge-bundle-"));
  const outfile = join(folder, "index.js");
  try {
    await promisify(execFile)("npm", ["run", "build", "--", `--outfile=${outfile}`], { cwd: workspace });
    return await readFile(outfile, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

type LoggedLine = Readonly<Record<string, unknown>>;

export interface RunningWorker {
  readonly origin: string;
  readonly log: Arrivals<LoggedLine>;
  stop(): Promise<void>;
}

/** Runs a bundle in the real Workers runtime, as one isolate. */
export async function startWorker(bundle: string, bindings: Record<string, string>): Promise<RunningWorker> {
  const log = new Arrivals<LoggedLine>();
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    compatibilityDate: await compatibilityDate(),
    bindings,
    modules: [{ type: "ESModule", path: "index.js", contents: bundle }],
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      createInterface(stdout).on("line", (line) => log.add(JSON.parse(line)));
      createInterface(stderr).on("line", (line) => log.add({ message: line }));
    },
  });
  return { origin: (await miniflare.ready).origin, log, stop: () => miniflare.dispose() };
}

async function compatibilityDate(): Promise<string> {
  const configuration = await readFile(join(workspace, "wrangler.jsonc"), "utf8");
  return /"compatibility_date": "([\d-]+)"/.exec(configuration)?.[1] ?? "";
}
