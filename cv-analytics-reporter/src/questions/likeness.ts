/** Chosen with the sample week: below it, questions meet that have only half of their words in common. */
export const lowestLikeness = 0.6;

/** How much each term weighs when two questions share it, and when only one has it; never less in the second case. */
export interface Weights {
  readonly shared: readonly number[];
  readonly apart: readonly number[];
}

/**
 * The weighted share of the terms of two questions that both have: 1 for the same terms, 0 for none in common.
 * Terms are numbers, in ascending order.
 */
export function likeness(a: readonly number[], b: readonly number[], { shared, apart }: Weights): number {
  let together = 0;
  let all = 0;
  let inA = 0;
  let inB = 0;
  while (inA < a.length || inB < b.length) {
    const termOfA = a[inA] ?? Number.POSITIVE_INFINITY;
    const termOfB = b[inB] ?? Number.POSITIVE_INFINITY;
    const isShared = termOfA === termOfB;
    const weight = (isShared ? shared : apart)[Math.min(termOfA, termOfB)] ?? 0;
    if (isShared) together += weight;
    all += weight;
    if (termOfA <= termOfB) inA += 1;
    if (termOfB <= termOfA) inB += 1;
  }
  return together / all;
}
