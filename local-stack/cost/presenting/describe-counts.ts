import type { Operations } from "../counting/operations";

/** What a run counted, for each question. */
export function describeCounts(operations: Operations): string[] {
  const { questions, holdQueryMs, asking, stored, pairsInOneBatch, batchesIfNoneShared } = operations;
  const each = (count: number) => (count / questions).toFixed(2);
  const requests = Object.entries(asking.queueRequests)
    .filter(([action]) => action !== "EmptyReceive")
    .map(([action, count]) => `${each(count)} ${action}`);
  const units = asking.units.map(
    ({ table, index, kind, units: taken }) => `${each(taken)} ${kind}s of ${index ?? table}`,
  );
  const held =
    holdQueryMs === null ? "the edge holds nothing back" : `the edge holds a query event up to ${holdQueryMs} ms`;
  return [
    `Counted over ${questions} questions, ${held}; for each question:`,
    `  ${requests.join(", ")}`,
    `  ${each(asking.runs)} runs (${each(batchesIfNoneShared)} if no two questions had shared one) of ${asking.runMs} ms of this machine's processor (median), ${each(asking.databaseRequests)} database requests`,
    `  ${units.join(", ")}`,
    `  ${each(asking.logBytes)} bytes of logs; ${each(stored.records)} records of ${stored.bytesOfRecord.toFixed(0)} bytes, both halves of ${each(pairsInOneBatch)} in one batch`,
  ];
}
