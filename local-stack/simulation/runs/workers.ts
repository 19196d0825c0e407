import { Worker } from "node:worker_threads";
import type { Batch, Found, Progress } from "./batch";
import { add, noTotals, type Totals } from "./totals";

export interface ManyRuns extends Pick<Batch, "shareWithReports"> {
  /** The bundle of runs/batch.ts. */
  readonly file: string;
  readonly first: number;
  readonly runs: number;
  readonly workers: number;
  /** Whether to go on after a violation. */
  readonly goOn?: boolean;
  readonly onDone: (runs: number) => void;
}

export interface ManyResults {
  readonly totals: Totals;
  /** By seed. */
  readonly found: readonly Found[];
}

/** Runs seeds on worker threads; all of them, or until one breaks an invariant. */
export async function runMany(many: ManyRuns): Promise<ManyResults> {
  const { file, first, runs, workers, goOn = false, onDone, shareWithReports } = many;
  let totals = noTotals;
  const found: Found[] = [];
  const threads: Worker[] = [];
  const stopAll = () => Promise.all(threads.map((thread) => thread.terminate()));
  const onProgress = (progress: Progress) => {
    totals = add(totals, progress.totals);
    found.push(...progress.found);
    onDone(progress.totals.runs);
    if (found.length > 0 && !goOn) void stopAll();
  };
  const work = Array.from({ length: workers }, (_, index) => {
    const batch: Batch = {
      first: first + index,
      step: workers,
      end: first + runs,
      ...(shareWithReports === undefined ? {} : { shareWithReports }),
    };
    const thread = new Worker(file, { workerData: batch, execArgv: [] });
    threads.push(thread);
    return endOf(thread.on("message", onProgress));
  });
  try {
    await Promise.all(work);
  } finally {
    await stopAll();
  }
  return { totals, found: found.sort((one, other) => one.seed - other.seed) };
}

function endOf(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.once("error", reject);
    thread.once("exit", () => resolve());
  });
}
