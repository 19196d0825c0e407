import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { readJson } from "../json";

/** What became of a plan. */
export type PlanOutcome = z.output<typeof schema>;

const counts = z.strictObject({ add: z.number(), change: z.number(), destroy: z.number() });

const schema = z.discriminatedUnion("outcome", [
  /** What is there is what is described. */
  z.strictObject({ workspace: z.string(), outcome: z.literal("clean") }),
  z.strictObject({ workspace: z.string(), outcome: z.literal("changes"), counts }),
  /** It cannot be planned before workspaces that are applied before it. */
  z.strictObject({ workspace: z.string(), outcome: z.literal("waits"), message: z.string() }),
  z.strictObject({ workspace: z.string(), outcome: z.literal("failed"), message: z.string() }),
]);

export const outcomeFile = "outcome.json";

export function writeOutcome(folder: string, outcome: PlanOutcome): void {
  writeFileSync(join(folder, outcomeFile), `${JSON.stringify(outcome)}\n`);
}

/** Reads what a plan left in its folder. Throws when that is no outcome. */
export function readOutcome(folder: string): PlanOutcome {
  return readJson(join(folder, outcomeFile), schema);
}

export function printCounts({ add, change, destroy }: z.output<typeof counts>): string {
  return `${add} to add, ${change} to change, ${destroy} to destroy`;
}
