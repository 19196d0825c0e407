import type { Stretch } from "../counting/operations";
import type { Usage } from "../pricing/bill";
import type { Basis, Repetitions } from "./basis";
import { coldRunsIn } from "./function-usage";
import { bytesBesideLogEvent, logBytesOfColdStart, logBytesOfRun } from "./platform-logs";

/** As AWS's own example of archived logs has it. Source: https://aws.amazon.com/cloudwatch/pricing/ */
const compression = 0.15;

export function logUsage(times: Repetitions, { operations, processor, reporter, daysInMonth }: Basis): Usage {
  const { asking, sweep, report } = operations;
  const coldRuns = coldRunsIn(times.batches * asking.runs, daysInMonth);
  const ofProcessor = times.batches * bytesOf(asking) + coldRuns * logBytesOfColdStart;
  const ofReporter = times.sweeps * ofColdRun(sweep) + times.reports * ofColdRun(report);
  const kept = ofProcessor * processor.daysOfLogs + ofReporter * reporter.daysOfLogs;
  return {
    logGb: (ofProcessor + ofReporter) / 1e9,
    logStorageGb: ((kept / daysInMonth) * compression) / 1e9,
  };
}

function ofColdRun(stretch: Stretch): number {
  return bytesOf(stretch) + stretch.runs * logBytesOfColdStart;
}

/** With what Lambda itself logs of each run. */
function bytesOf({ logBytes, logEvents, runs }: Stretch): number {
  return logBytes + logEvents * bytesBesideLogEvent + runs * logBytesOfRun;
}
