import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { outcomeFile, type PlanOutcome, readOutcome } from "../terraform/outcome";
import { planText } from "../terraform/plan";
import { type BundleSizes, bundleSizeFile, readBundleSizes } from "./bundle-size";

/** What the jobs of a run left behind as artifacts. */
export interface Results {
  readonly plans: ReadonlyMap<string, PlanResult>;
  readonly sizes: BundleSizes;
}

export interface PlanResult {
  readonly outcome: PlanOutcome;
  readonly text?: string;
}

/** Reads the artifacts below a folder; a result that is missing or cannot be read is left out. */
export function readResults(folder: string): Results {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const found = (name: string) => files.filter((file) => basename(file) === name).map((file) => join(folder, file));
  const plans = found(outcomeFile).flatMap((file) => ignoreUnreadable(() => [readPlan(dirname(file))]));
  return {
    plans: new Map(plans.map((plan) => [plan.outcome.workspace, plan])),
    sizes: found(bundleSizeFile).flatMap((file) => ignoreUnreadable(() => readBundleSizes(file))),
  };
}

function readPlan(folder: string): PlanResult {
  const file = join(folder, planText);
  return { outcome: readOutcome(folder), ...(existsSync(file) && { text: readFileSync(file, "utf8") }) };
}

function ignoreUnreadable<Result>(read: () => Result[]): Result[] {
  try {
    return read();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return [];
  }
}
