import { parentPort, workerData } from "node:worker_threads";
import { ViolationError } from "../invariants/violation";
import { type RunOptions, run } from "./run";
import { add, noTotals, type Totals } from "./totals";

/** The seeds of one worker: `first`, `first + step` and so on, below `end`. */
export interface Batch extends Pick<RunOptions, "shareWithReports"> {
  readonly first: number;
  readonly step: number;
  readonly end: number;
}

export interface Found {
  readonly seed: number;
  /** The invariant's name, or what else ended the run. */
  readonly broken: string;
  readonly what: string;
  readonly isInvariant: boolean;
}

/** What a worker tells now and then. */
export interface Progress {
  readonly totals: Totals;
  readonly found: readonly Found[];
}

const runsPerProgress = 25;

async function runBatch({ first, step, end, ...options }: Batch, tell: (progress: Progress) => void): Promise<void> {
  let totals = noTotals;
  let found: Found[] = [];
  for (let seed = first; seed < end; seed += step) {
    const result = await run(seed, options);
    totals = add(totals, result.totals);
    if (result.violation) found.push({ seed, ...describe(result.violation) });
    if (totals.runs < runsPerProgress && seed + step < end) continue;
    tell({ totals, found });
    [totals, found] = [noTotals, []];
  }
}

function describe(violation: Error): Omit<Found, "seed"> {
  if (violation instanceof ViolationError)
    return { broken: violation.invariant, what: violation.what, isInvariant: true };
  return { broken: "the run itself failed", what: violation.stack ?? violation.message, isInvariant: false };
}

if (parentPort) {
  const port = parentPort;
  void runBatch(workerData as Batch, (progress) => port.postMessage(progress));
}
