import type { LocalStackOptions } from "../../src/stack/local-stack";
import type { Ledger } from "./ledger";
import type { Metrics } from "./metrics";
import type { World } from "./world";

/** The stack calls its hooks before there is a world. */
export interface Running {
  world?: World;
}

/** Lets the world's scenario intervene, and writes down what the stack tells. */
export function createHooks(ledger: Ledger, metrics: Metrics, running: Running) {
  return {
    onCall: (principal, call) => running.world?.intervene?.(principal, call),
    onDone({ name }, call, answer) {
      const { world } = running;
      if (!world || name !== "cv-analytics-edge") return;
      const accepted = ledger.take(call, answer, world.stack.now() - Date.now());
      for (const one of accepted) world.onAccepted?.(one);
    },
    onLog(source, text) {
      for (const line of text.split("\n")) source === "edge" ? ledger.heard(line) : metrics.heard(source, line);
    },
    onBatch(report) {
      if (running.world) metrics.batch(report, running.world.stack);
    },
    // What the event source meets shows in what waits.
    onError: () => {},
  } satisfies Partial<LocalStackOptions>;
}
