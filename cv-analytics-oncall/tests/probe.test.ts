import { createProbe } from "../src/redrive/probe";
import type { RequestState } from "../src/requests/request-states";
import { messageOf, queryBody, requestIdOf } from "./support/letters";

/** Asks once a look what the tables hold by then. */
function probe(looks: readonly RequestState[], signal = new AbortController().signal) {
  let now = 0;
  let look = 0;
  const asked: number[] = [];
  const of = async (requestIds: readonly string[]) => {
    const state = looks[Math.min(look, looks.length - 1)] ?? {};
    look += 1;
    return new Map(requestIds.map((requestId) => [requestId, state]));
  };
  const sleep = async (ms: number) => {
    now += ms;
  };
  const ask = createProbe({ states: { of, recorded: async () => new Set() }, now: () => now, sleep, signal });
  const keepHidden = async () => void asked.push(now);
  return { run: (body: string) => ask([messageOf(1, body)], keepHidden), asked, elapsed: () => now };
}

test("an event is dealt with once it is recorded, or its half waits", async () => {
  expect(await probe([{}, {}, { record: { timestamp: 1, week: "2025-W45" } }]).run(queryBody(1))).toBe(true);
  expect(await probe([{}, { query: { keptUntil: 1 } }]).run(queryBody(1))).toBe(true);
});

test("its other half says nothing of it", async () => {
  expect(await probe([{ response: { keptUntil: 1 } }]).run(queryBody(1))).toBe(false);
});

test("without an effect it gives up before the first retry, and keeps hidden what is held meanwhile", async () => {
  const { run, asked, elapsed } = probe([{}]);
  expect(await run(queryBody(1))).toBe(false);
  expect(elapsed()).toBeGreaterThanOrEqual(45_000);
  expect(elapsed()).toBeLessThan(60_000);
  expect(asked.length).toBeGreaterThan(5);
});

test("nothing can be seen of a malformed message, and nobody waits for it", async () => {
  const { run, elapsed } = probe([{}]);
  expect(await run(`{"requestId":"${requestIdOf(1)}"`)).toBe(true);
  expect(elapsed()).toBe(0);
});

test("Ctrl-C ends the waiting", async () => {
  expect(await probe([{}], AbortSignal.abort()).run(queryBody(1))).toBe(true);
});
