import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface CommandOptions {
  /** The folder to run in; by default this process's. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the command and all that it started. */
  readonly signal?: AbortSignal;
  /** Gets each line of standard output and error as it is written. */
  readonly onLine?: (line: string) => void;
}

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  /** Standard output and error as a terminal would show them. */
  readonly output: string;
}

/** Runs a command to its end, whatever its exit status. Rejects when it does not start. */
export async function tryCommand(
  command: string,
  args: readonly string[],
  { cwd, env = process.env, signal, onLine }: CommandOptions = {},
): Promise<Outcome> {
  signal?.throwIfAborted();
  // A group of its own can be ended as a whole; without a signal it stays in the terminal's, which Ctrl-C ends.
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: signal !== undefined });
  const stop = () => killGroup(child);
  signal?.addEventListener("abort", stop);
  if (signal) process.once("exit", stop);
  const [stdout, output]: [string[], string[]] = [[], []];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout.push(text);
    output.push(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => output.push(text));
  if (onLine) for (const input of [child.stdout, child.stderr]) createInterface({ input }).on("line", onLine);
  try {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    child.once("error", (cause) => reject(new Error(`${command} is needed, but does not start`, { cause })));
    child.once("close", (code) => resolve(code ?? 1));
    const status = await promise;
    signal?.throwIfAborted();
    return { status, stdout: stdout.join(""), output: output.join("") };
  } finally {
    signal?.removeEventListener("abort", stop);
    process.off("exit", stop);
  }
}

/** Runs a command that must succeed; returns its standard output. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { status, stdout, output } = await tryCommand(command, args, options);
  if (status === 0) return stdout;
  const place = options.cwd ? ` in ${options.cwd}` : "";
  throw new Error(`${command} ${args.join(" ")} failed${place} with status ${status}:\n${output.trim()}`);
}

/** Ends a process that leads a group, and whatever it started. */
export function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, "SIGKILL");
}
