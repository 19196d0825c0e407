import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { Command } from "commander";
import { build } from "esbuild";
import { wholeNumber } from "../../src/options";
import { usualResultsFolder } from "../../src/play/results";
import { describeService } from "../../src/stack/lambdas";
import type { Measured } from "./measure";
import { type Round, renderTable, summariseRounds } from "./results";

const mixes = ["usual", "distinct"] as const;
const built = (name: string) => join(usualResultsFolder, "bench", name);
/** Those that the Lambda runs with. */
const { environment } = describeService("reporter", { region: "eu-west-2", accountId: "000000000000" }, {}).function;
const nodeOptions = environment.NODE_OPTIONS?.split(" ") ?? [];

const sizes = [10_000, 100_000, 1_000_000];
const numbers = (text: string) => text.split(",").map(wholeNumber(7, 10_000_000));

const command = new Command("npm run bench:report --")
  .description(
    "Measures the weekly report beside a loop that only reads and decodes its pages, in processes of their own.",
  )
  .option("--records <numbers>", "records a week, separated by commas; a report reads two weeks", numbers, sizes)
  .option("--rounds <number>", "how often each is measured, one after the other in turn", wholeNumber(1, 100), 3)
  .option(
    "--json",
    "print the results as JSON instead of a table; they are in local-stack/out/bench-report.json as well",
  )
  .allowExcessArguments(false);

async function run({ records, rounds, json }: { records: number[]; rounds: number; json?: boolean }): Promise<void> {
  await bundle();
  const measured: Round[] = [];
  for (const mix of mixes) {
    for (const count of records) measured.push(...(await measure(count, mix, rounds)));
  }
  const results = { processors: cpus().length, node: process.version, rows: summariseRounds(measured) };
  await mkdir(usualResultsFolder, { recursive: true });
  await writeFile(join(usualResultsFolder, "bench-report.json"), `${JSON.stringify(results, null, 2)}\n`);
  console.log(json ? JSON.stringify(results) : renderTable(results.rows));
}

/** As the Lambda is bundled: what starts the processes is not to be measured. */
async function bundle(): Promise<void> {
  await build({
    entryPoints: ["measure.ts", "page-server.ts"].map((name) => join(__dirname, name)),
    outdir: built(""),
    bundle: true,
    minify: true,
    keepNames: true,
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
  });
}

async function measure(records: number, mix: (typeof mixes)[number], rounds: number): Promise<Round[]> {
  const server = spawn(process.execPath, [built("page-server.js"), String(records), mix], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  try {
    const port = await firstLine(server);
    const measured: Round[] = [];
    for (let round = 1; round <= rounds; round++) {
      process.stderr.write(`${records} records, ${mix} questions, round ${round} of ${rounds}\n`);
      // Now one first, now the other.
      const order = round % 2 === 0 ? (["read", "report"] as const) : (["report", "read"] as const);
      const both = { read: undefined, report: undefined } as Record<"read" | "report", Measured | undefined>;
      for (const mode of order) both[mode] = await measureProcess(port, mode);
      if (both.read && both.report) measured.push({ records, mix, read: both.read, report: both.report });
    }
    return measured;
  } finally {
    server.kill();
    await once(server, "exit");
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("the page server has no output");
  const [line] = await once(createInterface({ input: stdout }), "line");
  return String(line);
}

async function measureProcess(port: string, mode: "read" | "report"): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeOptions, built("measure.js"), port, mode]);
  return JSON.parse(stdout) as Measured;
}

run(command.parse().opts()).catch((error: unknown) => {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
