import type { Caller, ProcessWorld } from "../services/process";
import { Random } from "../world/random";

/** A process whose calls take effect one by one, when they are told to. */
export class SteppedProcess implements Caller {
  calls = 0;
  private waiting: ((isAnswered: boolean) => void) | undefined;
  private readonly random = new Random(0, "unused");

  constructor(
    readonly world: ProcessWorld,
    readonly name: string,
  ) {}

  get isWaiting(): boolean {
    return this.waiting !== undefined;
  }

  readonly call: Caller["call"] = (_, effect) =>
    new Promise((resolve, reject) => {
      this.waiting = (isAnswered) => {
        try {
          const answer = effect(undefined, this.random);
          if (isAnswered) resolve(answer);
        } catch (error) {
          reject(error);
        }
      };
    });

  /** Lets the next call take effect; without an answer its process has crashed in between. */
  step(isAnswered: boolean): void {
    const { waiting } = this;
    this.waiting = undefined;
    this.calls += 1;
    waiting?.(isAnswered);
  }

  crash(): void {
    this.waiting = undefined;
  }
}
