import { faultKinds } from "../simulation/faults/kinds";
import { producerKinds } from "../simulation/producers/kinds";
import { withBundle } from "../simulation/runs/bundle";
import { runMany } from "../simulation/runs/workers";

/** The first of the standard 10,000: what occurs in them occurs in all. */
const runs = 1_500;

test("every kind of fault and of producer occurs in the standard runs, and no invariant is broken", async () => {
  const many = { first: 1, runs, workers: 2, onDone: () => {} };
  const { totals, found } = await withBundle([], (file) => runMany({ ...many, file }));
  expect(found).toEqual([]);
  expect(totals.runs).toBe(runs);
  expect(faultKinds.filter((kind) => !totals.faults[kind])).toEqual([]);
  expect(producerKinds.filter((kind) => !totals.producers[kind])).toEqual([]);
  expect(totals.records).toBeGreaterThan(runs);
  expect(totals.deadLetters).toBeGreaterThan(runs / 10);
  expect(totals.mails).toBeGreaterThan(runs / 10);
}, 600_000);
