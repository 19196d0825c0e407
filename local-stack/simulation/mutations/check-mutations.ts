import type { Found } from "../runs/batch";
import { withBundle } from "../runs/bundle";
import { runMany } from "../runs/workers";
import { type Mutation, mutate } from "./mutation";

export interface MutationResult {
  readonly mutation: string;
  /** How many runs were made to learn the share of those that catch it. */
  readonly runs: number;
  readonly caught: number;
  /** How many runs in a row it takes from the first seed on; undefined when none catches it. */
  readonly runsUntilCaught: number | undefined;
  /** The invariants that were broken, the most frequent first. */
  readonly broken: readonly string[];
}

export interface MutationCheck {
  readonly mutations: readonly Mutation[];
  readonly first: number;
  readonly runs: number;
  /** How many runs are made at most until one catches it. */
  readonly mostRuns: number;
  readonly workers: number;
  readonly onDone: (mutations: number) => void;
}

/** Runs each mutated product on the same seeds. A run that fails without breaking an invariant catches nothing. */
export async function checkMutations({ mutations, ...check }: MutationCheck): Promise<MutationResult[]> {
  const results: MutationResult[] = [];
  for (const mutation of mutations) {
    results.push(await withBundle([mutate(mutation)], (file) => checkOne(mutation, file, check)));
    check.onDone(1);
  }
  return results;
}

async function checkOne(
  { name, file: source }: Mutation,
  file: string,
  { first, runs, mostRuns, workers }: Omit<MutationCheck, "mutations">,
): Promise<MutationResult> {
  const shareWithReports = source.startsWith("cv-analytics-reporter") ? 1 : 0;
  const many = { file, workers, shareWithReports, onDone: () => {} };
  const found = onlyBroken((await runMany({ ...many, first, runs, goOn: true })).found);
  const more = { ...many, first: first + runs, runs: Math.max(0, mostRuns - runs) };
  const later = found.length > 0 ? [] : onlyBroken((await runMany(more)).found);
  const [catching] = [...found, ...later];
  const counts = Map.groupBy([...found, ...later], ({ broken }) => broken);
  return {
    mutation: name,
    runs,
    caught: found.length,
    runsUntilCaught: catching && catching.seed - first + 1,
    broken: [...counts].sort(([, one], [, other]) => other.length - one.length).map(([broken]) => broken),
  };
}

function onlyBroken(found: readonly Found[]): readonly Found[] {
  return found.filter(({ isInvariant }) => isInvariant);
}
