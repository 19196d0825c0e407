import type { Stretch } from "../counting/operations";
import type { Usage } from "../pricing/bill";
import type { Basis, Repetitions } from "./basis";
import { idlePollsInMonth } from "./idle-polls";

/** Headers of an answer of SQS; an estimate. */
const bytesOfHeaders = 600;

/** One of each belongs to a batch. */
const ofBatch = ["ReceiveMessage", "DeleteMessageBatch"];

export function queueUsage(times: Repetitions, { operations, daysInMonth }: Basis): Usage {
  const { asking, sweep, report } = operations;
  const ofQuestions = billed(asking, (action) => (ofBatch.includes(action) ? times.batches : times.asking));
  const ofReporter = billed(sweep, () => times.sweeps) + billed(report, () => times.reports);
  return {
    queueRequests: ofQuestions + ofReporter + idlePollsInMonth(daysInMonth),
    dataOutGb: (times.asking * (asking.edgeAnswerBytes + sendsOf(asking) * bytesOfHeaders)) / 1e9,
  };
}

/** Empty receives are reckoned, not counted: this machine's pollers are not Lambda's. */
function billed({ queueRequests }: Stretch, timesOf: (action: string) => number): number {
  const { EmptyReceive: _, ...counted } = queueRequests;
  return Object.entries(counted).reduce((sum, [action, requests]) => sum + timesOf(action) * requests, 0);
}

function sendsOf({ queueRequests }: Stretch): number {
  return (queueRequests.SendMessage ?? 0) + (queueRequests.SendMessageBatch ?? 0);
}
