import { hashOf } from "./hash";

/** So many sessions are counted exactly; beyond, the estimate's standard error is 1 / sqrt(16,384), which is 0.8 %. */
const mostKept = 16_384;

/**
 * Counts distinct sessions in bounded memory: it keeps those of the smallest hashes, with the number of their questions
 * (Bar-Yossef et al., "Counting distinct elements in a data stream", 2002). The limit only ever falls, so one that is
 * kept at the end was kept from its first question on: its number is exact, and the order of the questions does not matter.
 */
export class SessionSketch {
  private readonly questions = new Map<number, number>();
  private limit = 1;
  private withoutSession = 0;

  constructor(private readonly most = mostKept) {}

  /** Counts one question. */
  add(sessionId: string | undefined): void {
    if (sessionId === undefined) {
      this.withoutSession += 1;
      return;
    }
    const hash = hashOf(sessionId);
    if (hash >= this.limit) return;
    this.questions.set(hash, (this.questions.get(hash) ?? 0) + 1);
    if (this.questions.size >= 2 * this.most) this.lowerLimit();
  }

  get isEstimate(): boolean {
    return this.limit < 1 || this.questions.size > this.most;
  }

  /** Distinct sessions. */
  count(): number {
    if (!this.isEstimate) return this.questions.size;
    this.lowerLimit();
    // The limit is the hash after the last one that is kept.
    return Math.round(this.questions.size / this.limit);
  }

  /**
   * How many questions the session of an average question asks, at least 1. By that factor the number of questions
   * varies more than if each was asked for itself.
   */
  spread(): number {
    const scale = this.questions.size === 0 ? 0 : this.count() / this.questions.size;
    let asked = 0;
    let squares = 0;
    for (const questions of this.questions.values()) {
      asked += questions;
      squares += questions ** 2;
    }
    const all = asked * scale + this.withoutSession;
    return all === 0 ? 1 : (squares * scale + this.withoutSession) / all;
  }

  private lowerLimit(): void {
    if (this.questions.size <= this.most) return;
    const hashes = Float64Array.from(this.questions.keys()).sort();
    this.limit = hashes[this.most] ?? this.limit;
    for (const hash of hashes.subarray(this.most)) this.questions.delete(hash);
  }
}
