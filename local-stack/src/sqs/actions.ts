import type { SqsQueues } from "./queues";
import type { SetTimer } from "./timer";

type Output = Readonly<Record<string, unknown>>;

/** One action of the JSON protocol: its input as it came, its output as it goes. */
type Action = (input: unknown, signal: AbortSignal) => Output | Promise<Output>;

export type Actions = Readonly<Record<string, Action>>;

/** What the actions work on. */
export interface ActionContext {
  readonly queues: SqsQueues;
  readonly now: () => number;
  readonly setTimer: SetTimer;
  readonly accountId: string;
  /** The base of queue URLs, without a slash at its end. */
  readonly endpoint: () => string;
}
