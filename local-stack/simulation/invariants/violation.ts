/** An invariant that a run has broken, and by what. */
export class ViolationError extends Error {
  constructor(
    readonly invariant: string,
    readonly sentence: string,
    readonly what: string,
  ) {
    super(`${invariant}: ${what}`);
    this.name = "ViolationError";
  }
}
