import { dayInMs } from "../../../cv-analytics-reporter/src/iso-week";
import type { LedgerEntry, SentLedger } from "../../../cv-analytics-reporter/src/sending/ledger";
import type { AssessedLetter } from "../dead-letters/assessment";
import type { QueueDepth } from "../dead-letters/dead-letter-queue";
import { type Part, readPart } from "../part";
import type { StoredItems } from "../requests/stored-items";
import { findKept, type KeptQuestion, type KeptQuestions } from "./kept-questions";
import { askedAtOf, reportableOf } from "./known-times";
import { type RequestHistory, readHistory } from "./request-history";
import type { LoggedLine, RequestLog } from "./request-log";

/** The dead messages of one request, and how many could not be seen. */
export interface FoundDead {
  readonly letters: readonly AssessedLetter[];
  readonly unseen: number;
}

/** All that is known of one request. */
export interface Trace extends RequestHistory {
  readonly requestId: string;
  readonly dead: FoundDead;
  readonly kept: KeptQuestion | undefined;
  /** The ledger's entry of the week that the request counts in. */
  readonly ledgerEntry: LedgerEntry | undefined;
  /** Messages in the event queue: nobody can tell which. */
  readonly queued: number;
  readonly log: Part<readonly LoggedLine[]>;
  /** Since when the log was searched, in epoch milliseconds. */
  readonly logSince: number;
}

export interface TraceSources {
  readonly items: StoredItems;
  readonly keptQuestions: KeptQuestions;
  readonly ledger: Pick<SentLedger, "read">;
  readonly requestLog: RequestLog;
  readonly queueDepth: () => Promise<QueueDepth>;
  readonly findDead: (requestId: string) => Promise<FoundDead>;
}

const mostDaysOfLog = 14;
const clockDifferenceInMs = 3_600_000;

/** Looks for a request everywhere. `explain` words why the log can't be read, or throws. */
export async function traceRequest(
  requestId: string,
  sources: TraceSources,
  explain: (error: unknown) => string,
  now: number,
): Promise<Trace> {
  const { items, keptQuestions, ledger, requestLog } = sources;
  const [history, dead] = await Promise.all([readHistory(items, requestId), sources.findDead(requestId)]);
  const kept = await findKept(keptQuestions, requestId, askedAtOf({ ...history, dead }), now);
  const known = { ...history, dead, kept };
  const reportable = reportableOf(known);
  const logSince = Math.max(now - mostDaysOfLog * dayInMs, (askedAtOf(known) ?? 0) - clockDifferenceInMs);
  const [ledgerEntry, depth, log] = await Promise.all([
    reportable && ledger.read(reportable.week),
    sources.queueDepth(),
    readPart(() => requestLog.linesOf(requestId, logSince), explain),
  ]);
  return { requestId, ...known, ledgerEntry, queued: depth.visible + depth.inFlight, log, logSince };
}
