import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { leaveOncallKeys, oncallFile } from "../../../local-stack/src/play/oncall-keys";
import type { LocalStackOptions } from "../../../local-stack/src/stack/local-stack";
import { type Pipeline, startPipeline } from "../../../local-stack/tests/support/pipeline";
import { run, type World } from "../../src/run";

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output, parsed. */
  readonly json: Record<string, unknown>;
}

/** The whole pipeline, and the tool that works on it as the engineer on call. */
export interface Oncall {
  readonly pipeline: Pipeline;
  readonly folder: string;
  readonly environmentFile: string;
  /** Runs a command in this process; `world` replaces parts of where it runs. */
  readonly oncall: (argv: readonly string[], world?: Partial<World>) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

/**
 * Waiting does not take time here: where the tool would sleep, the pipeline works off its queue, and the clock that the
 * tool sees moves on. Only while nothing takes events, as when paused, the tool's own world must be given.
 */
export async function startOncall(options: Partial<LocalStackOptions> = {}): Promise<Oncall> {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  const pipeline = await startPipeline(options);
  const environmentFile = join(folder, oncallFile);
  leaveOncallKeys(folder, pipeline);
  let slept = 0;
  const oncall = async (argv: readonly string[], world: Partial<World> = {}): Promise<Answer> => {
    const [stdin, stdout, stderr] = [new PassThrough(), collector(), collector()];
    const code = await run(["--env", environmentFile, "--audit-log", join(folder, "audit.jsonl"), ...argv], {
      streams: { stdin, stdout: stdout.stream, stderr: stderr.stream } as unknown as World["streams"],
      environment: {},
      folder,
      localStackFile: environmentFile,
      now: () => Date.now() + slept,
      sleep: async (ms) => {
        slept += ms;
        await pipeline.drain();
      },
      signal: new AbortController().signal,
      ...world,
    });
    const out = stdout.text();
    return { code, out, err: stderr.text(), json: argv.includes("--json") ? JSON.parse(out) : {} };
  };
  return {
    pipeline,
    folder,
    environmentFile,
    oncall,
    async stop() {
      await pipeline.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function collector() {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk) => chunks.push(String(chunk)));
  return { stream, text: () => chunks.join("") };
}
