/** A clock that stands still until a test moves it, with timers that go off as it passes them. */
export class VirtualClock {
  private time = Date.UTC(2025, 10, 3, 9);
  private timers: { readonly at: number; readonly callback: () => void }[] = [];
  private waiting: (() => void)[] = [];

  readonly now = () => this.time;

  readonly setTimer = (callback: () => void, delayInMs: number) => {
    const timer = { at: this.time + delayInMs, callback };
    this.timers.push(timer);
    for (const resolve of this.waiting.splice(0)) resolve();
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** Resolves when somebody waits for a timer, for instance a long poll that found nothing. */
  async timerSet(): Promise<void> {
    if (this.timers.length > 0) return;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  advance({ hours = 0, minutes = 0, seconds = 0, ms = 0 }): void {
    const end = this.time + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
    for (let timer = this.nextTimer(end); timer; timer = this.nextTimer(end)) {
      this.timers = this.timers.filter((other) => other !== timer);
      this.time = Math.max(this.time, timer.at);
      timer.callback();
    }
    this.time = end;
  }

  private nextTimer(end: number) {
    return this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  }
}
