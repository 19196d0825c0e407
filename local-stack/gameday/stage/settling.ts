import type { LocalStack } from "../../src/stack/local-stack";
import { toEvent } from "../accounting/events";
import type { Ledger } from "./ledger";
import { until } from "./patience";

/** Three attempts of the edge, each at its limit, with their pauses. */
const longestSendInMs = 20_000;
const longestWorkInMs = 30_000;
/** Long enough for a batch on a busy machine. */
const stillForInMs = 1_500;

/** Ways to wait until things have settled, none of which moves the clock or waits for ever. */
export function createSettling({ queue }: LocalStack, ledger: Ledger) {
  const goodEventsQueued = () => queue.peek().filter(({ body }) => toEvent(body)).length;
  return {
    untilAccounted: () => until(() => ledger.counts().unaccounted === 0, longestSendInMs),
    untilWorkedOff: async () => void (await until(() => goodEventsQueued() === 0, longestWorkInMs)),
    async untilStill() {
      let before = "";
      let since = performance.now();
      await until(() => {
        const now = `${goodEventsQueued()} ${Object.values(queue.counts())}`;
        if (now !== before) since = performance.now();
        before = now;
        return goodEventsQueued() === 0 || performance.now() - since > stillForInMs;
      }, longestWorkInMs);
    },
  };
}
