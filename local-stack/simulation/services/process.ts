import type { Faults } from "../faults/faults";
import type { CallFault, CallRates } from "../faults/kinds";
import { Random } from "../world/random";
import type { Scheduler } from "../world/scheduler";
import type { TimeLine } from "../world/time-line";

export interface ProcessWorld {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly timeLine: TimeLine | undefined;
}

/** What a call does on the other side; it knows the fault that strikes it, and throws what the caller shall be told. */
type Effect<T> = (fault: CallFault | undefined, random: Random) => T;

/** What makes calls. */
export type Caller = Pick<Process, "world" | "name" | "call">;

const concernsAll = /^(crash|frozen|slow)/;
const usualLatencyInMs = 30;
const slowInMs = [1_000, 11_000] as const;
const frozenInMs = [20_000, 1_200_000] as const;

/**
 * One running process of ours. Each of its calls is two events, the effect and the answer, and may be struck by a fault: the
 * process may end or freeze before or after the effect, and what was sent takes effect even when its sender is dead.
 */
export class Process {
  isDead = false;
  /** Faults that concern all of it, not one call alone. */
  troubles = 0;
  /** Faults of any kind but mere slowness; more after a moment than before it mean that something went wrong since. */
  faultsMet = 0;
  private calls = 0;
  private frozenForMs = 0;
  private frozenUntil = Number.NEGATIVE_INFINITY;
  private readonly deadlines = new WeakMap<AbortSignal, number>();

  constructor(
    readonly world: ProcessWorld,
    readonly name: string,
    private readonly rates: CallRates,
    private readonly onEnd: () => void = () => {},
  ) {}

  get wasFrozen(): boolean {
    return this.frozenForMs > 0;
  }

  /** Time as the process feels it pass: not while it is frozen. */
  readonly ownTime = (): number => this.world.scheduler.now() - this.frozenForMs;

  readonly abortAfter = (ms: number): AbortSignal => {
    const { signal } = new AbortController();
    this.deadlines.set(signal, this.ownTime() + ms);
    return signal;
  };

  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => this.goOnAfter(ms, resolve));

  /** What is under way never comes to an end for its caller. */
  end(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.onEnd();
  }

  meetFault(): void {
    this.faultsMet += 1;
  }

  /** `what` names the call in the time line. */
  call<T>(what: () => string, effect: Effect<T>, signal?: AbortSignal): Promise<T> {
    const { seed, scheduler, faults, timeLine } = this.world;
    const place = `${this.name}/${++this.calls}`;
    const random = new Random(seed, place);
    const fault = faults.ofCall(place, random, this.rates);
    if (fault !== undefined && concernsAll.test(fault)) this.troubles += 1;
    if (fault !== undefined && fault !== "slow") this.meetFault();
    const [toIt, back] = [random.between(1, usualLatencyInMs), random.between(1, usualLatencyInMs)];
    const pause = fault === "slow" ? random.between(...slowInMs) : 0;
    const deadline = signal ? (this.deadlines.get(signal) ?? Infinity) : Infinity;

    return new Promise((resolve, reject) => {
      if (fault === "crash before a call") return this.end();
      const left = deadline - this.ownTime();
      if (left <= 0) return this.goOnAfter(0, () => reject(abortError()));
      const frozenFirst = fault === "frozen before a call" ? this.freeze(random) : 0;
      if (toIt + pause + back > left) this.goOnAfter(left, () => reject(abortError()));
      scheduler.after(frozenFirst + toIt + pause, () => {
        if (frozenFirst > 0 && this.isDead) return;
        const answer = settle(() => effect(fault, random));
        timeLine?.tell(this.name, `${what()}${"error" in answer ? `: ${String(answer.error)}` : ""}`);
        if (fault === "crash after a call") return this.end();
        if (fault === "frozen after a call") this.freeze(random);
        this.goOnAfter(back, () => ("error" in answer ? reject(answer.error) : resolve(answer.value)));
      });
    });
  }

  private freeze(random: Random): number {
    const ms = random.between(...frozenInMs);
    this.frozenForMs += ms;
    this.frozenUntil = this.world.scheduler.now() + ms;
    return ms;
  }

  private goOnAfter(ms: number, goOn: () => void): void {
    const { scheduler } = this.world;
    scheduler.after(ms, () => {
      if (this.isDead) return;
      if (scheduler.now() >= this.frozenUntil) goOn();
      else this.goOnAfter(this.frozenUntil - scheduler.now(), goOn);
    });
  }
}

function abortError(): Error {
  return Object.assign(new Error("Request aborted"), { name: "AbortError" });
}

function settle<T>(act: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: act() };
  } catch (error) {
    return { error };
  }
}
