import type { ResponseEvent } from "./events";
import { longestSendMs, type Pauses, waitUntilLimitMs } from "./retry";

/** A hold of at most this, and both sends after it, end inside `waitUntil` even when the visitor leaves at once. */
export const longestHoldMs = waitUntilLimitMs - 2 * longestSendMs;

/** Holds a query event back for its response event; undefined when that does not come in time or not at all. */
export type HoldQuery = (response: Promise<ResponseEvent | undefined>) => Promise<ResponseEvent | undefined>;

/** `holdMs` undefined: the query event waits for nothing. */
export function holdQueryFor(holdMs: number | undefined, { sleep }: Pick<Pauses, "sleep">): HoldQuery {
  if (holdMs === undefined) return async () => undefined;
  return (response) => Promise.race([response, sleep(holdMs).then(() => undefined)]);
}
