import type { SqsQueues } from "./queues";
import type { SetTimer } from "./timer";

/** What the actions work on. */
export interface ActionContext {
  readonly queues: SqsQueues;
  readonly now: () => number;
  readonly setTimer: SetTimer;
  readonly accountId: string;
  /** The base of queue URLs, without a slash at its end. */
  readonly endpoint: () => string;
}
