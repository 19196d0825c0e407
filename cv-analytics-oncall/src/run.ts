import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { clearScreenDown, cursorTo } from "node:readline";
import { CommanderError } from "commander";
import { createAudit } from "./audit/audit";
import { createLocalAuditLog, usualAuditLog } from "./audit/local-log";
import { toKnownError } from "./aws/known-errors";
import { readLocalStack } from "./aws/local-stack";
import { openAws } from "./aws/open";
import type { Place } from "./aws/place";
import type { GlobalOptions, Runner } from "./commands/run";
import { exitCodes, RefusedError, UsageError } from "./finding";
import { createProgram } from "./program";
import { harmlessJson } from "./terminal/harmless";
import { forStream } from "./terminal/plain";
import { createTerminal, type Streams } from "./terminal/terminal";

/** Where the tool runs. */
export interface World {
  readonly streams: Streams;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that the person is in. */
  readonly folder: string;
  /** What `--local` reads: where the stack that `npm start` runs leaves its address and keys. */
  readonly localStackFile: string;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Runs one command; returns the exit code. Throws nothing. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const { stdout, stderr } = world.streams;
  const isJson = argv.includes("--json");
  let code: number = exitCodes.fine;
  const fail = (kind: string, message: string, more: object, exitCode: number) => {
    if (isJson) stdout.write(toJsonLine({ ok: false, error: { kind, message, ...more } }));
    else stderr.write(`${forStream(`error: ${message}`, stderr)}\n`);
    return exitCode;
  };
  const runner: Runner = {
    open: async (options) => open(options, world),
    show(command, { json, text, needsAttention }) {
      code = needsAttention ? exitCodes.attention : exitCodes.fine;
      const at = new Date(world.now()).toISOString();
      stdout.write(
        isJson ? toJsonLine({ command, ok: !needsAttention, at, ...json }) : `${forStream(text, stdout).trimEnd()}\n`,
      );
    },
    clear() {
      if (isJson || !stdout.isTTY) return;
      cursorTo(stdout, 0, 0);
      clearScreenDown(stdout);
    },
  };
  try {
    await createProgram(runner, { stdout, stderr, isJson }).parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.fine;
      // Commander has told people already.
      return isJson ? fail("usage", error.message.replace(/^error: /, ""), {}, exitCodes.usage) : exitCodes.usage;
    }
    if (error instanceof UsageError) return fail("usage", error.message, {}, exitCodes.usage);
    if (error instanceof RefusedError) return fail("refused", error.message, {}, exitCodes.attention);
    if (world.signal.aborted) return fail("stopped", "stopped", {}, exitCodes.attention);
    const { kind, message, ...more } = toKnownError(error);
    return fail(kind, message, more, exitCodes.attention);
  }
}

function toJsonLine(answer: object): string {
  return `${harmlessJson(JSON.stringify(answer))}\n`;
}

function open(options: GlobalOptions, world: World) {
  const { environment, folder, now, sleep, signal, streams } = world;
  const terminal = createTerminal(streams, signal);
  const wait = async (ms: number) => {
    terminal.say(`The tables have no capacity left for reading; going on in ${Math.ceil(ms / 1000)} s ...`);
    await sleep(ms);
    signal.throwIfAborted();
  };
  const aws = openAws(placeOf(options, world), wait);
  const auditLog = options.auditLog ? resolve(folder, options.auditLog) : usualAuditLog(environment);
  const audit = createAudit({
    local: createLocalAuditLog(auditLog),
    remote: aws.auditSink,
    whoCalls: aws.whoCalls,
    now,
    newId: randomUUID,
    warn: terminal.say,
  });
  return { aws, terminal, audit, now, sleep, signal, folder };
}

function placeOf({ local, env, region, profile }: GlobalOptions, { folder, localStackFile }: World): Place {
  if (env !== undefined) return readLocalStack(resolve(folder, env));
  if (local) return readLocalStack(localStackFile);
  return { ...(region && { region }), ...(profile && { profile }) };
}
