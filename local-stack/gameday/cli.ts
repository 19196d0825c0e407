import { Command, InvalidArgumentError } from "commander";
import pico from "picocolors";
import { wholeNumber } from "../src/options";
import { createScreen } from "../src/screen";
import { runGameDay } from "./gameday";
import { presentDay, presentList, presentProgress } from "./results/present";
import { saveResults } from "./results/save";
import type { Scenario } from "./scenario";
import { allScenarios } from "./scenarios/all";

interface Options {
  readonly only?: readonly Scenario[];
  readonly list?: true;
  readonly seed: number;
  readonly questions: number;
  readonly json?: boolean;
}

const command = new Command("npm run gameday --")
  .description(
    "Breaks one thing after the other on the local stack, under load, and counts what becomes of every event.",
  )
  .option("--only <name>", "this scenario alone; may be given several times", addScenario)
  .option("--list", "name the scenarios and play none")
  .option("--seed <number>", "other questions and other faults for another number", wholeNumber(0, 4_294_967_295), 1)
  .option("--questions <number>", "asked before each fault, and as many during it", wholeNumber(4, 10_000), 60)
  .option("--json", "print the results as JSON; they are in local-stack/out/gameday.json as well")
  .allowExcessArguments(false);

function addScenario(name: string, before: readonly Scenario[] = []): readonly Scenario[] {
  const scenario = allScenarios.find((one) => one.name === name);
  if (scenario) return [...before, scenario];
  throw new InvalidArgumentError(`expected one of ${allScenarios.map((one) => one.name).join(", ")}.`);
}

async function main({ only = allScenarios, list, seed, questions, json = false }: Options): Promise<boolean> {
  const screen = createScreen(json);
  if (list) {
    screen.report(presentList(allScenarios));
    return true;
  }
  const day = await runGameDay(only, { seed, questions }, presentProgress(process.stderr));
  await saveResults(day);
  if (json) screen.json(day);
  else screen.report(presentDay(day));
  return day.results.every(({ faults }) => faults.length === 0);
}

// Ending in order takes what was started along, processes and keys.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));

const { only, list, seed, questions, json } = command.parse().opts<Options>();
main({ ...(only && { only }), ...(list && { list }), seed, questions, ...(json && { json }) }).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(pico.red(`error: ${error instanceof Error ? error.message : String(error)}`));
    process.exit(1);
  },
);
