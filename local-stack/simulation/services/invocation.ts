import type { CallRates } from "../faults/kinds";
import { Process, type ProcessWorld } from "./process";

/** One invocation of a Lambda function. */
interface Invocation {
  readonly process: Process;
  readonly remainingMs: () => number;
}

export interface InvocationOptions<T> {
  readonly name: string;
  readonly timeoutInMs: number;
  readonly rates: CallRates;
  readonly run: (invocation: Invocation) => Promise<T>;
  /** Lambda has given the invocation up, but it goes on: it was frozen, and wakes up later. */
  readonly onOutlived?: (process: Process) => void;
}

/** Runs a function as Lambda does: rejects when it throws, crashes or takes too long. */
export function invoke<T>(world: ProcessWorld, options: InvocationOptions<T>): Promise<T> {
  const { name, timeoutInMs, rates, run, onOutlived } = options;
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      settle();
    };
    const process = new Process(world, name, rates, () => end(() => reject(new Error(`${name} exited`))));
    const startedAt = process.ownTime();
    world.scheduler.after(timeoutInMs, () => {
      if (isOver) return;
      world.timeLine?.tell(name, process.wasFrozen ? "times out, and goes on" : "times out");
      if (process.wasFrozen) onOutlived?.(process);
      else process.end();
      end(() => reject(new Error(`${name} timed out`)));
    });
    const remainingMs = () => startedAt + timeoutInMs - process.ownTime();
    run({ process, remainingMs }).then(
      (value) => end(() => resolve(value)),
      (error: unknown) => end(() => reject(error)),
    );
  });
}
