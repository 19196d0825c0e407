import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { wholeNumber } from "../src/options";
import { usualResultsFolder } from "../src/play/results";
import { benchmarks } from "./benchmarks";
import { isMet } from "./measure/benchmark";
import { type Measured, renderTables } from "./measure/table";

interface Options {
  readonly only: readonly string[];
  readonly rounds: number;
  readonly quick: boolean;
  readonly json?: boolean;
}

const names = benchmarks.map(({ name }) => name);

const command = new Command("npm run bench --")
  .description("Measures the system beside what its users would otherwise have, and beside the least that is possible.")
  .option("--only <names>", `some of ${names.join(", ")}, separated by commas`, knownNames, names)
  .option("--rounds <number>", "how often each is measured, by turns", wholeNumber(1, 1_000), 7)
  .option("--quick", "cut sizes: shows that everything works, its figures mean little", false)
  .option("--json", "print the results as JSON; they are in local-stack/out/bench.json as well")
  .allowExcessArguments(false);

async function run({ only, rounds, quick, json }: Options): Promise<void> {
  const results: (Measured & { readonly seconds: number })[] = [];
  for (const { name, question, run } of benchmarks.filter(({ name }) => only.includes(name))) {
    const started = performance.now();
    const onProgress = (text: string) => process.stderr.write(`${name}: ${text}\n`);
    const measures = await run({ rounds, quick, onProgress });
    results.push({ benchmark: name, question, measures, seconds: (performance.now() - started) / 1_000 });
  }
  const withVerdicts = results.map((one) => ({
    ...one,
    measures: one.measures.map((measure) => ({ ...measure, isMet: isMet(measure) ?? null })),
  }));
  const report = { node: process.version, processors: cpus().length, rounds, quick, benchmarks: withVerdicts };
  await mkdir(usualResultsFolder, { recursive: true });
  await writeFile(join(usualResultsFolder, "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
  console.log(json ? JSON.stringify(report) : renderTables(results));
}

function knownNames(text: string): string[] {
  const given = text.split(",").map((name) => name.trim());
  const unknown = given.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new InvalidArgumentError(`${unknown.join(", ")}: expected some of ${names.join(", ")}`);
  return given;
}

run(command.parse().opts()).catch((error: unknown) => {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
