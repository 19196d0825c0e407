import type { Pipeline } from "../../../local-stack/tests/support/pipeline";
import { recordContent } from "./proof-events";
import { numberIn } from "./proof-ledger";

type Items = readonly Record<string, unknown>[];

/** Bodies of `wentIn` that are nowhere: neither dead, nor in the queue, nor stored, nor among `elsewhere`. */
export async function lostIn(pipeline: Pipeline, wentIn: Iterable<string>, elsewhere: readonly string[] = []) {
  // In the order in which an event goes its way, so that one that moves on meanwhile is met at its next place.
  const there = new Set([...pipeline.deadLetters.peek(), ...pipeline.queue.peek()].map(({ body }) => body));
  const halves: Items = await pipeline.halves();
  const records: Items = await pipeline.records();
  const stored = new Set(halves.map(({ requestId, half }) => `${requestId} ${half}`));
  const recorded = new Set(records.map(({ requestId }) => requestId));
  const isStored = (body: string) => {
    if (numberIn(body) === undefined) return false;
    const { requestId, eventType } = JSON.parse(body);
    return recorded.has(requestId) || stored.has(`${requestId} ${eventType}`);
  };
  return [...wentIn].filter((body) => !there.has(body) && !elsewhere.includes(body) && !isStored(body));
}

/** Records as they are, and as these requests need them: each once, with what its two events say. */
export async function recordsAndExpectation(pipeline: Pipeline, numbers: Iterable<number>) {
  const fields = Object.keys(recordContent(0));
  const told = (await pipeline.records()).map((record) => fields.map((field) => record[field]));
  const expected = [...numbers].map((number) => Object.values(recordContent(number)));
  return { told: told.map(String).sort(), expected: expected.map(String).sort() };
}
