/** How often each whole number from 0 to `largest` occurred: exact, and small whatever comes. Larger ones count as the largest. */
export class ValueCounts {
  private readonly counts: Uint32Array;
  private total = 0;
  private sum = 0;

  constructor(private readonly largest: number) {
    this.counts = new Uint32Array(largest + 1);
  }

  add(value: number): void {
    const counted = Math.min(Math.max(Math.round(value), 0), this.largest);
    this.counts[counted] = (this.counts[counted] ?? 0) + 1;
    this.total += 1;
    this.sum += counted;
  }

  /** Null when there are no values. */
  mean(): number | null {
    return this.total === 0 ? null : this.sum / this.total;
  }

  /** The middle value, or the mean of the two in the middle; null when there are no values. */
  median(): number | null {
    if (this.total === 0) return null;
    return (this.ofRank(Math.floor((this.total - 1) / 2)) + this.ofRank(Math.floor(this.total / 2))) / 2;
  }

  private ofRank(rank: number): number {
    let passed = 0;
    return this.counts.findIndex((count) => {
      passed += count;
      return passed > rank;
    });
  }
}
