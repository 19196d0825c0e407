/** Things that arrive over time, to wait for by number instead of by the clock. */
export class Arrivals<Thing> {
  readonly all: Thing[] = [];
  #waiting: Array<() => void> = [];

  add(thing: Thing): void {
    this.all.push(thing);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The first `count` things that satisfy the condition, once that many are there. */
  async first(count: number, isMeant: (thing: Thing) => boolean = () => true): Promise<Thing[]> {
    for (;;) {
      const meant = this.all.filter(isMeant);
      if (meant.length >= count) return meant.slice(0, count);
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }
}
