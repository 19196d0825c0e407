import { UsageError } from "../finding";

const mostShown = 10;

/** What is wrong with the lines of a file: the first ones in words, of the others how many. */
export class LineProblems {
  private readonly shown: string[] = [];
  private count = 0;

  add(line: number, problems: readonly string[]): void {
    this.count += 1;
    if (this.shown.length < mostShown) this.shown.push(`line ${line}: ${problems.join("; ")}`);
  }

  /** Throws a `UsageError` if there is any. */
  throwIfAny(path: string): void {
    if (this.count === 0) return;
    const more = this.count > mostShown ? `\n  and ${this.count - mostShown} more` : "";
    throw new UsageError(`${path} can't be sent:\n  ${this.shown.join("\n  ")}${more}`);
  }
}
