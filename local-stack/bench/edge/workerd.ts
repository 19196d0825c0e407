import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

export interface WorkerOptions {
  /** The Worker, an ES module. */
  readonly file: string;
  readonly bindings: Readonly<Record<string, string>>;
  readonly compatibilityDate: string;
}

/** One Worker in a process of the Workers runtime that nothing else runs in. */
export interface RunningWorker {
  readonly port: number;
  /** What the process has used of the processor so far, on all its threads. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

// Linux counts processor time for programs in hundredths of a second, whatever its own clock does.
const msATick = 10;

/** Starts the runtime itself, without Miniflare's own Worker in front. What it asks for beyond loopback is refused. */
export async function startWorker({ file, bindings, compatibilityDate }: WorkerOptions): Promise<RunningWorker> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "bench-edge-"));
  await writeFile(join(folder.path, "worker.mjs"), await readFile(file));
  await writeFile(join(folder.path, "config.capnp"), toConfig(bindings, compatibilityDate));
  const args = ["serve", join(folder.path, "config.capnp"), "--control-fd=3"];
  const child = spawn(workerdFile(), args, { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  let complaint = "";
  child.stderr?.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  const end = ended.then(() => Promise.reject(new Error(`workerd ended: ${complaint.trim()}`)));
  const port = await Promise.race([portIn(child.stdio[3] as Readable), end]);
  end.catch(() => {});
  return {
    port,
    cpuMs: () => usedBy(child.pid ?? 0),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** Of the runtime that Miniflare brings along. */
function workerdFile(): string {
  return require.resolve("workerd/bin/workerd", { paths: [require.resolve("miniflare")] });
}

/** Source: workerd.capnp in the package workerd. */
function toConfig(bindings: WorkerOptions["bindings"], compatibilityDate: string): string {
  const texts = Object.entries(bindings).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "internet", network = (allow = ["local"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const main :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
  compatibilityDate = "${compatibilityDate}",
  bindings = [${texts.join(", ")}]
);
`;
}

/** The runtime tells on which port it listens: `{"event":"listen","socket":"http","port":43211}`. */
async function portIn(control: Readable): Promise<number> {
  const lines = createInterface(control);
  const [line] = await once(lines, "line");
  lines.close();
  return JSON.parse(line).port;
}

/** Source: proc_pid_stat(5), utime and stime; the name before them may hold blanks, but ends with the last bracket. */
async function usedBy(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * msATick;
}
