import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

interface ProcessAnswer {
  /** null when it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Peak of the memory that it held, in bytes. */
  readonly peakMemory: number;
}

interface OncallProcess {
  readonly child: ChildProcess;
  readonly answer: Promise<ProcessAnswer>;
}

const root = join(__dirname, "../../..");
/** The tool as npm starts it. */
export const fromSource = ["--import", "tsx", join(root, "cv-analytics-oncall/src/cli.ts")];

const peak = /peak memory (\d+) KiB/;
const tellPeakMemory = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write(`peak memory ${process.resourceUsage().maxRSS} KiB\\n`));',
)}`;

/** Starts the tool as a process of its own; `program` are Node's arguments that run it. */
export function startProcess(
  program: readonly string[],
  argv: readonly string[],
  environment: object = {},
): OncallProcess {
  const child = spawn(process.execPath, ["--import", tellPeakMemory, ...program, ...argv], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { child, answer: answerOf(child) };
}

async function answerOf(child: ChildProcess): Promise<ProcessAnswer> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("the process has no pipes");
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, "close")]);
  const peakMemory = Number(peak.exec(err)?.[1] ?? 0) * 1024;
  return { code, out, err: err.replace(peak, "").trim(), peakMemory };
}
