import pico from "picocolors";
import type { GameDay, Progress } from "../gameday";
import type { Scenario } from "../scenario";
import type { Result } from "./result";
import { renderTable } from "./table";

export function presentList(scenarios: readonly Scenario[]): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios.map(({ name, broken }) => `${pico.bold(name.padEnd(width))}  ${broken}`).join("\n");
}

/** A line when a scenario begins and one when it has ended. */
export function presentProgress(stream: NodeJS.WritableStream): Progress {
  return {
    begins: ({ name }, number, total) => void stream.write(`[${number}/${total}] ${name} ... `),
    ended({ faults }, seconds) {
      const verdict = faults.length === 0 ? pico.green("as promised") : pico.red(count(faults.length, "fault"));
      stream.write(`${verdict}, ${seconds.toFixed(1)} s\n`);
      for (const fault of faults) stream.write(pico.red(`  ${fault}\n`));
    },
  };
}

export function presentDay({ results, seed, questions, unknownAlarms, seconds }: GameDay): string {
  return [
    renderTable(results),
    `Seed ${seed}, ${questions} questions before each fault and ${questions} during it; ${seconds.toFixed(0)} s in all.`,
    "Alarms are those that the metrics of the local stack would raise, each fault taken as one period.",
    `Nothing is known here of what these watch: ${unknownAlarms.join(", ") || "there are none"}.`,
    "",
    verdictOf(results),
  ].join("\n");
}

function verdictOf(results: readonly Result[]): string {
  const faults = results.flatMap(({ name, faults }) => faults.map((fault) => pico.red(`${name}: ${fault}`)));
  return faults.length > 0
    ? faults.join("\n")
    : pico.green("No event was lost, no visitor noticed anything, and every failure stayed where it was.");
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
