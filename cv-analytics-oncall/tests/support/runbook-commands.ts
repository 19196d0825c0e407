import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Stage } from "./runbook-stage";

/** What a command printed: all of it in its order, and what of that went to standard output. */
export interface Printed {
  readonly all: string;
  readonly out: string;
}

const root = join(__dirname, "../../..");
/** What else a reader types: it looks into files of the tool, or edits them. */
const shellPrograms = ["cat", "sed", "tail"];

/** Runs a line of a document as it stands there, on the stage. Throws an error for wrong usage and for other programs. */
export async function runCommand(line: string, stage: Stage, asProcess: boolean): Promise<Printed> {
  const words = wordsOf(line);
  const [program = ""] = words;
  await stage.lookAtClock();
  if (line.startsWith("npm run oncall -- ")) {
    const argv = words.slice(4);
    if (!asProcess) return runInProcess(argv, stage);
    return runProcess(["npm", "run", "oncall", "--", ...optionsOf(stage), ...argv], stage, root);
  }
  if (line.startsWith("npx cv-analytics-oncall "))
    return runProcess(["npx", "cv-analytics-oncall", ...optionsOf(stage), ...words.slice(2)], stage, root);
  if (line.startsWith("npm run ci:explain -- ")) return runProcess(words, stage, root);
  if (shellPrograms.includes(program)) return runProcess(["sh", "-c", line], stage, stage.oncall.folder);
  throw new Error(`a document may not have a test run: ${line}`);
}

const optionsOf = ({ oncall, auditLog }: Stage) => ["--env", oncall.environmentFile, "--audit-log", auditLog];

async function runInProcess(argv: readonly string[], stage: Stage): Promise<Printed> {
  const command = ["--audit-log", stage.auditLog, ...argv];
  const { code, out, err } = await stage.oncall.oncall(command, stage.world(argv[0] ?? ""));
  await stage.moveTimes();
  if (code > 1) throw new Error(`wrong usage: ${argv.join(" ")}\n${err}`);
  // What the tool says before it acts comes first; what it found comes last.
  return { all: `${err}${out}`, out };
}

/** In a shell whose home is the stage's folder. */
function runProcess([file = "", ...args]: readonly string[], { oncall }: Stage, cwd: string): Promise<Printed> {
  const env = { ...process.env, HOME: oncall.folder, NO_COLOR: "1", npm_config_cache: join(homedir(), ".npm") };
  return new Promise((resolve, reject) => {
    const texts: string[] = [];
    const child = execFile(file, args, { cwd, env }, (error, stdout) => {
      if (error && (typeof error.code !== "number" || error.code > 1)) reject(error);
      else resolve({ all: withoutBanner(texts.join("")), out: withoutBanner(stdout) });
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => texts.push(String(chunk)));
  });
}

/** npm says first which script it runs. */
const withoutBanner = (text: string) => text.replace(/^(\n(> .*\n)+\n)+/, "");

/** The words of a command, as a shell has them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? "",
  );
}
