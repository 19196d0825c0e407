import type { Log } from "./log";

/** All that the Worker takes from its surroundings. */
export interface Runtime {
  readonly fetch: (input: Request | string, init?: RequestInit) => Promise<Response>;
  /** Epoch milliseconds, for events. */
  readonly now: () => number;
  /** Milliseconds since an arbitrary start, for durations: no change of the wall clock moves it. */
  readonly elapsed: () => number;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly newRequestId: () => string;
  /** Lets go first what is due already: bytes that came go on to the visitor and to the chatbot. */
  readonly nextTurn: () => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  /** A signal that aborts after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  readonly log: Log;
}

/** Keeps the isolate alive for work that outlasts the visitor's answer: `ExecutionContext.waitUntil`. */
export type WaitUntil = (work: Promise<unknown>) => void;
