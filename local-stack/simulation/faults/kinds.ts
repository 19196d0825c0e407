/** What may go wrong with one call to AWS. */
export const callFaults = [
  "crash before a call",
  "crash after a call",
  "frozen before a call",
  "frozen after a call",
  "throttled",
  "refused",
  "left unprocessed",
  "applied in part, reported as failed",
  "applied, reported as failed",
  "slow",
] as const;

/** What may go wrong elsewhere. */
const otherFaults = [
  "DynamoDB outage",
  "hot partition",
  "event source paused",
  "invocation timed out and went on",
  "receive lost",
  "acknowledgement lost",
  "acknowledged, reported as failed",
  "item expired at once",
  "item expired late",
  "report invoked twice",
  "report invoked twice at a time",
  "report invoked late",
  "mail refused",
  "mail delivered, reported as failed",
  "redrive killed",
] as const;

export type CallFault = (typeof callFaults)[number];
export type FaultKind = CallFault | (typeof otherFaults)[number];

export const faultKinds: readonly FaultKind[] = [...callFaults, ...otherFaults];

/** How likely each fault of a call is; what is left out does not happen. */
export type CallRates = Readonly<Partial<Record<CallFault, number>>>;
