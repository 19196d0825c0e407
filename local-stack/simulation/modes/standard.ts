import type { Screen } from "../../src/screen";
import { withBundle } from "../runs/bundle";
import { runMany } from "../runs/workers";
import { presentTotals } from "./present";
import { explainFound } from "./replay";

export interface StandardOptions {
  readonly first: number;
  readonly runs: number;
  readonly workers: number;
}

/** Runs many seeds, and explains the first that breaks an invariant; tells whether all held. */
export async function runStandard(options: StandardOptions, screen: Screen, json: boolean): Promise<boolean> {
  const started = performance.now();
  const { totals, found } = await withBundle([], (file) =>
    screen.progress("Runs", options.runs, (onDone) => runMany({ ...options, file, onDone })),
  );
  const seconds = (performance.now() - started) / 1000;
  const [first] = found;
  if (first) return await explainFound(first, screen, json);
  if (json) screen.json({ ...totals, seconds, violation: null });
  else screen.report(presentTotals(totals, seconds));
  return true;
}
