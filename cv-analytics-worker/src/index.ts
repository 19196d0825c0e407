import { createEdge, type Edge } from "./edge";
import { writeLine } from "./log";

// One for each isolate: the circuit breaker and the count of dropped events live as long as the isolate does.
let edge: Edge | undefined;

const worker: ExportedHandler<Record<string, unknown>> = {
  fetch(request, env, context) {
    edge ??= createEdge(env, {
      fetch: (input, init) => fetch(input, init),
      now: () => Date.now(),
      elapsed: () => performance.now(),
      random: () => Math.random(),
      newRequestId: () => crypto.randomUUID(),
      nextTurn: () => new Promise((turn) => setTimeout(turn, 1)),
      sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
      timeout: (ms) => AbortSignal.timeout(ms),
      log: writeLine,
    });
    return edge(request, (work) => context.waitUntil(work));
  },
};

export default worker;
