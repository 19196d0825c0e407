import { DueTimes } from "../../src/sqs/due-times";

/**
 * The one clock of a run, in epoch milliseconds, and everything that is still to happen. Between two events all promises
 * that can go on do so, and nothing else happens: what a run does follows from the order of its events alone.
 */
export class Scheduler {
  events = 0;
  private failure: unknown;
  private readonly due = new DueTimes<() => void>();

  constructor(private time: number) {}

  readonly now = (): number => this.time;

  at(time: number, happen: () => void): void {
    this.due.add(Math.max(time, this.time), happen);
  }

  after(ms: number, happen: () => void): void {
    this.at(this.time + ms, happen);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Ends the run, wherever in our code this comes from. */
  fail(error: unknown): void {
    this.failure ??= error;
  }

  /** Lets everything happen that is due by then. Rejects with what an event throws, and with a failure. */
  runUntil(end: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = () => {
        if (this.failure !== undefined) return reject(this.failure);
        const next = this.due.peek();
        if (!next || next.at > end) {
          this.time = Math.max(this.time, end);
          return resolve();
        }
        this.due.pop();
        this.time = next.at;
        this.events += 1;
        try {
          next.value();
        } catch (error) {
          return reject(error);
        }
        afterPromises(step);
      };
      afterPromises(step);
    });
  }
}

/**
 * Node empties the queue of promise jobs before it looks at `nextTick` again; a timer would do the same, many times slower.
 * https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick
 */
export function afterPromises(act: () => void): void {
  queueMicrotask(() => process.nextTick(act));
}
