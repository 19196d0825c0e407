export interface Pacing {
  readonly mostPerSecond: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** As many as SQS takes in one call. */
const mostAtATime = 10;

/** Paces a redrive: one message, then two, then four, so that what is still broken shows before much of it is touched. */
export class SlowStart {
  private perSecond = 1;
  private nextAt = 0;

  constructor(private readonly pacing: Pacing) {}

  /** Waits for the next turn; returns how many messages may go in it. */
  async turn(): Promise<number> {
    const { mostPerSecond, now, sleep } = this.pacing;
    const wait = this.nextAt - now();
    if (wait > 0) await sleep(wait);
    const size = Math.min(mostAtATime, Math.ceil(this.perSecond));
    this.nextAt = Math.max(now(), this.nextAt) + (size * 1000) / this.perSecond;
    this.perSecond = Math.min(mostPerSecond, this.perSecond * 2);
    return size;
  }
}
