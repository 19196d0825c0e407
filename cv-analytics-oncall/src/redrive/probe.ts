import { readEvent } from "../dead-letters/dead-letter";
import type { DeadMessage } from "../dead-letters/dead-letter-queue";
import type { RequestState, RequestStates } from "../requests/request-states";

/**
 * Waits for the processor to deal with what was just sent; false when it has not in time. `keepHidden` is called now and
 * then meanwhile.
 */
export type Probe = (sent: readonly DeadMessage[], keepHidden: () => Promise<void>) => Promise<boolean>;

export interface Probing {
  readonly states: RequestStates;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** A healthy pipeline takes a second or two. What it can't store comes again after a minute at the earliest. */
const patienceInMs = 45_000;
const firstPauseInMs = 250;
const longestPauseInMs = 4_000;

/** Looks for the record of each event, or for its half. Of malformed ones nothing can be seen. */
export function createProbe({ states, now, sleep, signal }: Probing): Probe {
  return async (sent, keepHidden) => {
    const events = sent.map(({ body }) => readEvent(body)).filter((event) => "requestId" in event);
    const requestIds = [...new Set(events.map(({ requestId }) => requestId))];
    const until = now() + patienceInMs;
    for (let pause = firstPauseInMs; ; pause = Math.min(longestPauseInMs, pause * 2)) {
      const known = await states.of(requestIds);
      if (events.every(({ requestId, eventType }) => isDealtWith(known.get(requestId), eventType))) return true;
      if (signal.aborted) return true;
      if (now() >= until) return false;
      await keepHidden();
      await sleep(pause);
    }
  };
}

function isDealtWith(state: RequestState | undefined, half: "query" | "response"): boolean {
  return state?.record !== undefined || state?.[half] !== undefined;
}
