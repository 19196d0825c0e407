import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { exited, InvocationError, timedOut } from "./invocation-error";
import { type Invocation, type RuntimeError, type RuntimeMessage, runtimeMessageSchema } from "./runtime-messages";

export interface RuntimeOptions {
  readonly bundle: string;
  readonly exportName: string;
  readonly taskRoot: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly execArgv: readonly string[];
  readonly initLimitInMs: number;
  readonly onLog: (line: string) => void;
  readonly onRun: (run: Run) => void;
}

/** Milliseconds of processor time that an invocation took; 0 where the process ended without telling. */
export interface Run {
  /** Starting the process and loading the bundle; 0 in a warm process. */
  readonly initMs: number;
  readonly runMs: number;
}

/** What the parent waits for at the moment: that the bundle is loaded, or the answer to an invocation. */
interface Wait {
  readonly requestId: string;
  readonly settle: (message: RuntimeMessage) => void;
  readonly fail: (reason: string) => void;
}

/** One execution environment: a child process that loads the bundle and answers one invocation at a time. */
export class RuntimeProcess {
  readonly #options: RuntimeOptions;
  readonly #child: ChildProcess;
  readonly #closed = Promise.withResolvers<void>();
  #waiting: Wait | undefined;
  #answer: RuntimeMessage | undefined;
  #endedOutputs = 0;
  #initError: RuntimeError | undefined;
  #ready = false;
  #ended = false;

  constructor(options: RuntimeOptions) {
    this.#options = options;
    this.#child = fork(join(__dirname, "runtime.ts"), [options.bundle, options.exportName], {
      cwd: options.taskRoot,
      env: options.environment,
      execArgv: ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", ...options.execArgv],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const output of [this.#child.stdout, this.#child.stderr]) if (output) this.#follow(output);
    this.#child.on("message", (message) => this.#receive(message));
    this.#child.on("error", (error) => this.#end(error.message));
    // "close", unlike "exit", comes after the last line of output.
    this.#child.once("close", (code, signal) => this.#end(signal ? `signal: ${signal}` : `exit status ${code}`));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return !this.#ended && this.#child.connected && !this.#child.killed;
  }

  /** The handler's response, or an `InvocationError`; every line of output has been handed over before it settles. */
  async invoke(invocation: Invocation): Promise<unknown> {
    const { requestId, timeoutInMs } = invocation;
    const initMs = this.#ready ? 0 : processorMsOf(await this.#next(requestId, this.#options.initLimitInMs));
    this.#ready = true;
    const answer = this.#next(requestId, timeoutInMs);
    // A process that is gone shows by its "close" event; the failed send adds nothing to that.
    this.#child.send(invocation, () => {});
    const { onRun } = this.#options;
    answer.then(
      (message) => onRun({ initMs, runMs: processorMsOf(message) }),
      () => onRun({ initMs, runMs: 0 }),
    );
    const message = await answer;
    if (message.type === "threw") throw new InvocationError(requestId, message.error);
    return message.type === "returned" ? JSON.parse(message.body) : null;
  }

  async kill(): Promise<void> {
    this.killNow();
    await this.#closed.promise;
  }

  killNow(): void {
    this.#child.kill("SIGKILL");
  }

  async #next(requestId: string, limitInMs: number): Promise<RuntimeMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<RuntimeMessage>();
    let limitPassed = false;
    const timer = setTimeout(() => {
      limitPassed = true;
      this.killNow();
    }, limitInMs);
    this.#answer = undefined;
    this.#endedOutputs = 0;
    this.#waiting = {
      requestId,
      settle: resolve,
      fail: (reason) => {
        if (limitPassed) reject(timedOut(requestId, limitInMs));
        else if (this.#initError) reject(new InvocationError(requestId, this.#initError));
        else reject(exited(requestId, reason));
      },
    };
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting = undefined;
    }
  }

  #receive(received: unknown) {
    const { data: message } = runtimeMessageSchema.safeParse(received);
    // The bundle could send something of its own over the channel; that is nobody's answer.
    if (!message) return;
    if (message.type === "initError") this.#initError = message.error;
    else if (message.type === "ready") this.#waiting?.settle(message);
    else {
      this.#answer = message;
      this.#settleIfComplete();
    }
  }

  #follow(output: Readable) {
    createInterface({ input: output }).on("line", (line) => {
      // The runtime ends an invocation's output with a NUL and the request's id.
      const mark = `\0${this.#waiting?.requestId}`;
      const isLast = line.endsWith(mark);
      const text = isLast ? line.slice(0, -mark.length) : line;
      if (text !== "" || !isLast) this.#options.onLog(text);
      if (!isLast) return;
      this.#endedOutputs += 1;
      this.#settleIfComplete();
    });
  }

  #settleIfComplete() {
    if (this.#answer && this.#endedOutputs === 2) this.#waiting?.settle(this.#answer);
  }

  #end(reason: string) {
    this.#ended = true;
    this.#waiting?.fail(reason);
    this.#closed.resolve();
  }
}

function processorMsOf(message: RuntimeMessage): number {
  return message.type === "initError" ? 0 : message.processorMs;
}
