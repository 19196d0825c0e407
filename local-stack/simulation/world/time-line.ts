interface Line {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  times: number;
}

const longestName = 22;

/** What happened in a run, as lines for people; only kept when somebody will read them. */
export class TimeLine {
  private readonly lines: Line[] = [];

  constructor(private readonly now: () => number) {}

  /** The same of the same again is told once. */
  tell(who: string, what: string): void {
    const last = this.lines.at(-1);
    if (last?.who === who && last.what === what) last.times += 1;
    else this.lines.push({ at: this.now(), who, what, times: 1 });
  }

  toString(): string {
    return this.lines.map(toText).join("\n");
  }
}

function toText({ at, who, what, times }: Line): string {
  const instant = new Date(at).toISOString().replace("T", " ").replace("Z", "");
  return `${instant}  ${who.padEnd(longestName)}  ${what}${times > 1 ? ` (${times} times)` : ""}`;
}
