/** Failed sends in a row, each after all its attempts, that open the circuit. */
const failuresThatOpen = 5;
const openForMs = 30_000;

/**
 * Spares a failing queue, and this isolate's own subrequests, the sends that would fail anyway. Knows no states but
 * two numbers: a probe that never reports back merely lets the next one through when its time is over.
 */
export class CircuitBreaker {
  #failuresInARow = 0;
  #nextProbeAt = 0;

  /** `elapsed` gives milliseconds from any start. */
  constructor(private readonly elapsed: () => number) {}

  /** Whether to send now. While open: one probe each 30 s. */
  admits(): boolean {
    if (this.#failuresInARow < failuresThatOpen) return true;
    if (this.elapsed() < this.#nextProbeAt) return false;
    this.#keepShut();
    return true;
  }

  succeeded(): void {
    this.#failuresInARow = 0;
  }

  failed(): void {
    this.#failuresInARow += 1;
    if (this.#failuresInARow >= failuresThatOpen) this.#keepShut();
  }

  #keepShut(): void {
    this.#nextProbeAt = this.elapsed() + openForMs;
  }
}
