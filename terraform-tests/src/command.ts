import { type ChildProcess, spawn } from "node:child_process";

export interface CommandOptions {
  readonly cwd: string;
  /** The whole environment of the command. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the command and all that it started. */
  readonly signal: AbortSignal;
}

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  /** Standard output and error as a terminal would show them. */
  readonly output: string;
}

/** Runs a command to its end, whatever its exit status. */
export async function tryCommand(command: string, args: readonly string[], options: CommandOptions): Promise<Outcome> {
  const { cwd, env, signal } = options;
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const stop = () => killGroup(child);
  signal.addEventListener("abort", stop);
  process.once("exit", stop);
  const stdout: Buffer[] = [];
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout.push(chunk);
    output.push(chunk);
  });
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  try {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
    const status = await promise;
    signal.throwIfAborted();
    return { status, stdout: Buffer.concat(stdout).toString("utf8"), output: Buffer.concat(output).toString("utf8") };
  } finally {
    signal.removeEventListener("abort", stop);
    process.off("exit", stop);
  }
}

/** Runs a command that must succeed; returns its standard output. */
export async function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { status, stdout, output } = await tryCommand(command, args, options);
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")}\nin ${options.cwd} ended with status ${status}:\n${output}`);
}

/** Ends a process that leads a group, and whatever it started. */
export function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, "SIGKILL");
}
