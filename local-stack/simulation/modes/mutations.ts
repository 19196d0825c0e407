import type { Screen } from "../../src/screen";
import { allMutations } from "../mutations/all-mutations";
import { checkMutations } from "../mutations/check-mutations";
import { presentMutations } from "./present";

interface MutationOptions {
  readonly first: number;
  readonly runs: number;
  readonly workers: number;
}

/** Rare combinations take many runs. */
const mostRuns = 20_000;

/** Runs the product with deliberate faults; tells whether each was caught. */
export async function runMutations(options: MutationOptions, screen: Screen, json: boolean): Promise<boolean> {
  const results = await screen.progress("Mutations", allMutations.length, (onDone) =>
    checkMutations({ ...options, mutations: allMutations, mostRuns, onDone }),
  );
  if (json) screen.json(results);
  else screen.report(presentMutations(results));
  const missed = results.filter(({ runsUntilCaught }) => runsUntilCaught === undefined);
  for (const { mutation } of missed) screen.warn(`not caught: ${mutation}`);
  return missed.length === 0;
}
