import { lowestLikeness, type Weights } from "./likeness";

// In the sample week no question has more than three. A flood that a machine mixes from a few words must not take minutes.
const mostCandidates = 200;
const roundingError = 1e-9;

interface Entry {
  readonly leader: number;
  /** Of all its terms. */
  readonly weight: number;
  /** Of the term that this is the entry of, and of those after it. */
  readonly weightLeft: number;
}

/**
 * Finds leaders that may be like a question without looking at all of them.
 *
 * Terms are in one order for all questions, the rarest first. Two questions that are alike share at least
 * `lowestLikeness` of the weight of either one. So the first term that they share comes, in both, before what is left
 * weighs less than that, and what is left from it on is enough for all that they must share (prefix and positional
 * filtering, as in PPJoin; Xiao, Wang, Lin, Yu, 2008).
 */
export class LeaderIndex {
  private readonly entriesByTerm = new Map<number, Entry[]>();

  constructor(private readonly weights: Weights) {}

  add(leader: number, terms: readonly number[]): void {
    for (const [term, entry] of this.firstTerms(leader, terms)) {
      const entries = this.entriesByTerm.get(term);
      if (entries) entries.push(entry);
      else this.entriesByTerm.set(term, [entry]);
    }
  }

  /** Earlier leaders first. */
  candidates(terms: readonly number[]): number[] {
    const found = new Set<number>();
    for (const [term, question] of this.firstTerms(-1, terms))
      for (const entry of this.entriesByTerm.get(term) ?? [])
        if (found.size < mostCandidates && canBeAlike(question, entry)) found.add(entry.leader);
    return [...found].sort((a, b) => a - b);
  }

  private firstTerms(leader: number, terms: readonly number[]): [number, Entry][] {
    const weight = terms.reduce((sum, term) => sum + this.weightOf(term), 0);
    const first: [number, Entry][] = [];
    let weightLeft = weight;
    for (const term of terms) {
      if (weightLeft < lowestLikeness * weight - roundingError) break;
      first.push([term, { leader, weight, weightLeft }]);
      weightLeft -= this.weightOf(term);
    }
    return first;
  }

  private weightOf(term: number): number {
    return this.weights.shared[term] ?? 0;
  }
}

function canBeAlike(a: Entry, b: Entry): boolean {
  const mostShared = Math.min(a.weightLeft, b.weightLeft);
  return mostShared >= lowestLikeness * (a.weight + b.weight - mostShared) - roundingError;
}
