import type { Operations, Stretch } from "../../cost/counting/operations";

const nothing: Stretch = {
  queueRequests: {},
  runs: 1,
  runMs: 20,
  initMs: 400,
  databaseRequests: 3,
  units: [],
  logEvents: 1,
  logBytes: 500,
  customMetrics: [],
  mailsBySns: 0,
  mailsBySes: 0,
  edgeAnswerBytes: 0,
};

/** A hundred questions, each of whose halves came by itself; what a test changes, it says. */
export function operationsOf(asking: Partial<Stretch> = {}, others: Partial<Operations> = {}): Operations {
  return {
    questions: 100,
    holdQueryMs: null,
    pairsInOneBatch: 0,
    batchesIfNoneShared: 200,
    processorInitMs: 400,
    asking: {
      ...nothing,
      queueRequests: { SendMessage: 200, ReceiveMessage: 200, DeleteMessageBatch: 200, EmptyReceive: 7 },
      runs: 200,
      units: [
        { table: "cv-analytics-query-events", index: null, kind: "write", units: 200 },
        { table: "cv-analytics-analytics", index: null, kind: "write", units: 100 },
      ],
      logEvents: 400,
      logBytes: 80_000,
      ...asking,
    },
    sweep: nothing,
    report: { ...nothing, mailsBySns: 1 },
    stored: { records: 100, bytesOfRecord: 300, daysKept: 90 },
    ...others,
  };
}
