import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Command } from "commander";
import pico from "picocolors";
import { longestHoldMs } from "../../cv-analytics-worker/src/hold";
import { callersFolder, path, wholeNumber } from "../src/options";
import { usualResultsFolder } from "../src/play/results";
import { createScreen } from "../src/screen";
import { stackFiles } from "../src/stack/files";
import { countOperations } from "./counting/count-operations";
import { type Operations, readOperations } from "./counting/operations";
import { poundText } from "./presenting/figures";
import { presentCost } from "./presenting/present";
import { costsAtFreeLoad } from "./pricing/check";
import { readPrices } from "./pricing/prices";
import { costReport, readDeployed } from "./report";

interface Options {
  readonly questions: number;
  readonly hold: number;
  readonly answerMs?: number;
  readonly operations?: string;
  readonly check?: true;
  readonly json?: boolean;
}

const command = new Command("npm run cost --")
  .description("Counts what questions take on the local stack, and says what so many of them cost in a month.")
  .option("--questions <number>", "how many are asked, once for each row", wholeNumber(10, 100_000), 200)
  .option("--hold <ms>", "HOLD_QUERY_MS of the second row", wholeNumber(1, longestHoldMs), longestHoldMs)
  .option(
    "--answer-ms <ms>",
    "how long the chatbot takes over each answer; by default as the sample says",
    wholeNumber(0, 60_000),
  )
  .option("--operations <file>", "reckon with what an earlier run counted: local-stack/out/cost-operations.json", path)
  .option("--check", "fail when 10,000 questions a month cost anything in free-tier mode")
  .option("--json", "print the report as JSON")
  .allowExcessArguments(false);

async function main({ operations: file, check, json = false, ...sample }: Options): Promise<boolean> {
  const counted = file ? readOperations(resolve(callersFolder, file)) : await count(sample, check === true);
  const report = costReport(counted, stackFiles, readPrices(), readDeployed());
  console.log(json ? JSON.stringify(report) : presentCost(report));
  if (!check) return true;
  const costly = costsAtFreeLoad(report);
  for (const { name, used, unit, free, gbp } of costly)
    console.error(
      pico.red(`10,000 questions a month cost ${poundText(gbp)}: ${used} ${unit} of ${name}, free are ${free}`),
    );
  return costly.length === 0;
}

/** The check needs the edge as it is deployed, and no more. */
async function count(
  { questions, hold, answerMs }: Omit<Options, "operations" | "json" | "check">,
  check: boolean,
): Promise<Operations[]> {
  const counted: Operations[] = [];
  for (const holdQueryMs of check ? [undefined] : [undefined, hold]) {
    const label = holdQueryMs === undefined ? "Questions" : `Questions, held ${holdQueryMs} ms`;
    const answerMsOf = answerMs === undefined ? {} : { answerMsOf: () => answerMs };
    const one = await createScreen(true).progress(label, questions, (onDone) =>
      countOperations({ questions, holdQueryMs, ...answerMsOf }, () => onDone(1)),
    );
    counted.push(one);
  }
  await keep(counted);
  return counted;
}

async function keep(counted: readonly Operations[]): Promise<void> {
  const file = join(usualResultsFolder, "cost-operations.json");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(counted, null, 2)}\n`);
}

main(command.parse().opts()).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(pico.red(`error: ${error instanceof Error ? error.message : String(error)}`));
    process.exit(1);
  },
);
