import type { SetTimer } from "../sqs/timer";

/** The machine's clock, which can be moved forward: what is due by then happens at once. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly setTimer: SetTimer;
  /** Moves the clock to an instant; one that has passed changes nothing. */
  readonly skipTo: (epochMs: number) => void;
}

interface Timer {
  readonly dueAt: number;
  readonly callback: () => void;
  handle: NodeJS.Timeout;
}

export function createClock(machineNow: () => number = Date.now): Clock {
  let skipped = 0;
  const timers = new Set<Timer>();
  const now = () => machineNow() + skipped;
  const arm = (timer: Omit<Timer, "handle">): NodeJS.Timeout =>
    setTimeout(() => fire(timer as Timer), Math.max(0, timer.dueAt - now()));
  const fire = (timer: Timer) => {
    timers.delete(timer);
    timer.callback();
  };
  return {
    now,
    setTimer(callback, delayInMs) {
      const due = { dueAt: now() + delayInMs, callback };
      const timer: Timer = Object.assign(due, { handle: setTimeout(() => fire(timer), delayInMs) });
      timers.add(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    skipTo(epochMs) {
      skipped += Math.max(0, epochMs - now());
      for (const timer of [...timers]) {
        clearTimeout(timer.handle);
        timer.handle = arm(timer);
      }
    },
  };
}
