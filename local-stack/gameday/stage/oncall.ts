import { join } from "node:path";
import { PassThrough } from "node:stream";
import { run } from "../../../cv-analytics-oncall/src/run";
import { leaveOncallKeys, oncallFile } from "../../src/play/oncall-keys";
import type { LocalStack } from "../../src/stack/local-stack";

/** The engineer's tool; each command gives its exit code and what it printed. */
export interface Oncall {
  (...argv: readonly string[]): Promise<{ readonly code: number; readonly text: string }>;
  /** The commands given so far, as typed. */
  readonly given: readonly string[];
  /** For how long the tool has waited, which took no time. */
  readonly sleptInMs: () => number;
}

/** Where the tool waits, the stack works off its queue instead. */
export function createOncall(stack: LocalStack, folder: string, resources: AsyncDisposableStack): Oncall {
  resources.defer(leaveOncallKeys(folder, stack));
  const environmentFile = join(folder, oncallFile);
  const given: string[] = [];
  let slept = 0;
  const oncall = async (...argv: readonly string[]) => {
    given.push(argv.join(" "));
    const output = collect();
    const code = await run(withAuditLog(["--env", environmentFile, ...argv], folder), {
      streams: output.streams,
      environment: {},
      folder,
      localStackFile: environmentFile,
      now: () => stack.now() + slept,
      sleep: async (ms) => {
        slept += ms;
        await stack.drain();
      },
      signal: new AbortController().signal,
    });
    return { code, text: output.text() };
  };
  return Object.assign(oncall, { given, sleptInMs: () => slept });
}

function withAuditLog(argv: readonly string[], folder: string): readonly string[] {
  return argv.includes("--audit-log") ? argv : ["--audit-log", join(folder, "audit.jsonl"), ...argv];
}

function collect() {
  const chunks: string[] = [];
  const stream = () => new PassThrough().on("data", (chunk) => chunks.push(String(chunk)));
  const streams = { stdin: new PassThrough(), stdout: stream(), stderr: stream() };
  // The tool asks of a stream no more than whether it is a terminal, which none of these is.
  return { streams: streams as unknown as Parameters<typeof run>[1]["streams"], text: () => chunks.join("") };
}
