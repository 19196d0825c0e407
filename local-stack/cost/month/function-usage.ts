import { requestsPerTrace } from "../../../cv-analytics-worker/src/trace-header";
import type { Stretch } from "../counting/operations";
import type { FunctionFacts } from "../facts/function-facts";
import type { Usage } from "../pricing/bill";
import type { Basis, Repetitions } from "./basis";

/**
 * So many GB come with one whole processor; with less memory the same work takes as much longer, and costs as much.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const gbOfProcessor = 1_769 / 1_024;
/** How long DynamoDB lets a request wait; an estimate. */
const msOfDatabaseRequest = 5;
/** An environment without work may be gone after so long: there is at most one cold start in as much time. An estimate. */
const minutesKeptWarm = 5;

export function functionUsage(times: Repetitions, { operations, processor, reporter, daysInMonth }: Basis): Usage {
  const { asking, sweep, report, processorInitMs } = operations;
  const processorRuns = times.batches * asking.runs;
  const sweepRuns = times.sweeps * sweep.runs;
  const reportRuns = times.reports * report.runs;
  // Between two runs of the reporter lie hours: each starts cold.
  const gbSeconds =
    times.batches * gbSecondsOf(asking, processor) +
    coldRunsIn(processorRuns, daysInMonth) * gbSecondsAtWork(processorInitMs) +
    times.sweeps * Math.max(1, times.ofWaitingHalves) * gbSecondsOf(sweep, reporter) +
    times.reports * Math.max(1, times.ofReportedWeeks) * gbSecondsOf(report, reporter) +
    (sweepRuns + reportRuns) * gbSecondsAtWork(sweep.initMs);
  return {
    functionRuns: processorRuns + sweepRuns + reportRuns,
    functionGbSeconds: gbSeconds,
    // Lambda traces what the edge has marked; of runs without a mark, such as the reporter's, the first of each second.
    // Source: https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
    traces:
      (processor.isTraced ? processorRuns / requestsPerTrace : 0) + (reporter.isTraced ? sweepRuns + reportRuns : 0),
  };
}

/** Of all runs of a stretch: their work, and waiting for the database. */
function gbSecondsOf({ runs, runMs, databaseRequests }: Stretch, { memoryInGb }: FunctionFacts): number {
  const waiting = ((databaseRequests * msOfDatabaseRequest) / 1_000) * memoryInGb;
  return gbSecondsAtWork(runs * runMs) + waiting;
}

function gbSecondsAtWork(processorMs: number): number {
  return (processorMs / 1_000) * gbOfProcessor;
}

export function coldRunsIn(processorRuns: number, daysInMonth: number): number {
  return Math.min(processorRuns, (daysInMonth * 24 * 60) / minutesKeptWarm);
}
