import type { EventSourceDescription } from "../lambda/template";

export type MappingState = "Enabling" | "Enabled" | "Disabling" | "Disabled";

export interface MappingOptions {
  /** The UUID by which Lambda knows it. */
  readonly id: string;
  readonly functionArn: string;
  readonly description: EventSourceDescription;
  /** What really feeds the function. `stop` resolves when no batch is under way any more. */
  readonly feed: { readonly start: () => Promise<void>; readonly stop: () => Promise<void> };
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A mapping between a queue and a function, which is off until it is turned on. Turns happen one after the other. */
export class EventSourceMapping {
  readonly #options: MappingOptions;
  #state: MappingState = "Disabled";
  #changedAt: number;
  #turning: Promise<void> = Promise.resolve();

  constructor(options: MappingOptions) {
    this.#options = options;
    this.#changedAt = options.now();
  }

  get options(): MappingOptions {
    return this.#options;
  }

  get state(): MappingState {
    return this.#state;
  }

  /** When it was last turned on or off, in epoch milliseconds. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** Resolves when the function is fed; rejects when it cannot be, and is off then. */
  enable(): Promise<void> {
    return this.#turn("Enabling", "Enabled", this.#options.feed.start);
  }

  /** Resolves when the batches under way are done and no more come. */
  disable(): Promise<void> {
    return this.#turn("Disabling", "Disabled", this.#options.feed.stop);
  }

  #turn(meanwhile: MappingState, goal: MappingState, act: () => Promise<void>): Promise<void> {
    if (this.#state === goal) return Promise.resolve();
    if (this.#state === meanwhile) return this.#turning;
    this.#enter(meanwhile);
    const turning = this.#turning
      .catch(() => {})
      .then(act)
      .then(
        () => this.#enterFrom(meanwhile, goal),
        (error: unknown) => {
          this.#enterFrom(meanwhile, "Disabled");
          throw error;
        },
      );
    this.#turning = turning;
    return turning;
  }

  /** Nothing to enter when it has meanwhile been turned the other way. */
  #enterFrom(meanwhile: MappingState, state: MappingState): void {
    if (this.#state === meanwhile) this.#enter(state);
  }

  #enter(state: MappingState): void {
    this.#state = state;
    this.#changedAt = this.#options.now();
  }
}
