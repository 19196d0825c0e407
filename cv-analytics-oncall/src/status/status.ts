import type { SentLedger } from "../../../cv-analytics-reporter/src/sending/ledger";
import type { QueueDepth } from "../dead-letters/dead-letter-queue";
import type { EventSource, EventSources } from "../event-source/event-source";
import { type Part, readPart } from "../part";
import type { Alarms, FiringAlarm } from "./alarms";
import { findLastRecord, type LastRecord, type RecordsByWeek } from "./last-record";
import { findLastReport, type LastReport } from "./last-report";
import type { QueueAges, QueueMetrics } from "./queue-ages";
import { tallyWaiting, type WaitingHalves, type WaitingTally } from "./waiting-halves";

/** How everything stands. */
export interface Status {
  readonly queue: Part<QueueDepth>;
  readonly deadLetters: Part<QueueDepth>;
  readonly ages: Part<QueueAges>;
  readonly waiting: Part<WaitingTally>;
  readonly lastRecord: Part<LastRecord | undefined>;
  readonly lastReport: Part<LastReport>;
  readonly eventSource: Part<EventSource | undefined>;
  readonly alarms: Part<readonly FiringAlarm[]>;
}

export interface StatusSources {
  readonly queueDepth: () => Promise<QueueDepth>;
  readonly deadLetterDepth: () => Promise<QueueDepth>;
  readonly metrics: QueueMetrics;
  readonly waitingHalves: WaitingHalves;
  readonly records: RecordsByWeek;
  readonly ledger: Pick<SentLedger, "read">;
  readonly eventSources: EventSources;
  readonly alarms: Alarms;
}

/** Reads all parts at a time. `explain` words why one can't be read, or throws what keeps everything from being read. */
export async function readStatus(
  sources: StatusSources,
  explain: (error: unknown) => string,
  now: number,
): Promise<Status> {
  const { metrics, waitingHalves, records, ledger, eventSources } = sources;
  const [queue, deadLetters, ages, waiting, lastRecord, lastReport, eventSource, alarms] = await Promise.all([
    readPart(sources.queueDepth, explain),
    readPart(sources.deadLetterDepth, explain),
    readPart(() => metrics.ages(now), explain),
    readPart(() => tallyWaiting(waitingHalves.pages(), now), explain),
    readPart(() => findLastRecord(records, now), explain),
    readPart(() => findLastReport(ledger, now), explain),
    readPart(() => eventSources.find(), explain),
    readPart(() => sources.alarms.firing(), explain),
  ]);
  return { queue, deadLetters, ages, waiting, lastRecord, lastReport, eventSource, alarms };
}
