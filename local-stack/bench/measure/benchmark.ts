import type { Spread } from "./spread";

/** One benchmark of `npm run bench`; each measures what it compares by turns, on this machine, now. */
export interface Benchmark {
  /** As `--only` takes it. */
  readonly name: string;
  /** What it finds out, in one sentence. */
  readonly question: string;
  run(options: BenchOptions): Promise<readonly Measure[]>;
}

export interface BenchOptions {
  /** How often everything is measured, one contestant after the other. */
  readonly rounds: number;
  /** Sizes cut to show that it works; the figures mean little then. */
  readonly quick: boolean;
  readonly onProgress: (text: string) => void;
}

/** One row of the table. */
export interface Measure {
  /** What was measured, with its size: "five pairs in one batch". */
  readonly what: string;
  readonly figure: Spread;
  /** Of the figure: "ms", "KB", "requests". */
  readonly unit: string;
  /** The figure over that of a contestant, round by round, or the other way round where more is faster. */
  readonly ratio?: { readonly to: string; readonly spread: Spread };
  /** Of the ratio where there is one, else of the figure. */
  readonly target?: Target;
}

export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** Judged by the median. */
export function isMet({ figure, ratio, target }: Measure): boolean | undefined {
  if (!target) return undefined;
  const { median } = ratio?.spread ?? figure;
  return "atMost" in target ? median <= target.atMost : median >= target.atLeast;
}
