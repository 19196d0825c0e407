/** Minutes that pass only when everything due has happened. */
export class Clock {
  private minutes = 0;
  private due: { readonly at: number; readonly action: () => void }[] = [];

  get now(): number {
    return this.minutes;
  }

  at(minute: number, action: () => void): void {
    if (minute < this.minutes) throw new Error(`minute ${minute} has passed`);
    this.due.push({ at: minute, action });
  }

  /** Runs until nothing is due any more. What is due at the same minute happens in the order in which it was set. */
  run(): void {
    for (let next = this.takeNext(); next; next = this.takeNext()) {
      this.minutes = next.at;
      next.action();
    }
  }

  private takeNext() {
    const first = Math.min(...this.due.map(({ at }) => at));
    const index = this.due.findIndex(({ at }) => at === first);
    return index < 0 ? undefined : this.due.splice(index, 1)[0];
  }
}
