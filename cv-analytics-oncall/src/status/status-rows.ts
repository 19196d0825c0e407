import type { QueueDepth } from "../dead-letters/dead-letter-queue";
import type { EventSource } from "../event-source/event-source";
import { knownOf, type Part } from "../part";
import { ago, instant, span } from "../terminal/times";
import type { LastRecord } from "./last-record";
import { type LastReport, reportStandingOf } from "./last-report";
import type { Status } from "./status";
import type { WaitingTally } from "./waiting-halves";

type Row = readonly [name: string, text: string];

/** A line for each part. */
export function statusRows(status: Status, now: number): readonly Row[] {
  const ages = knownOf(status.ages);
  return [
    ["event queue", say(status.queue, (depth) => queueText(depth, ages?.queue))],
    ["dead letters", say(status.deadLetters, (depth) => queueText(depth, ages?.deadLetters))],
    ["halves waiting", say(status.waiting, waitingText)],
    ["last record", say(status.lastRecord, (record) => recordText(record, now))],
    ["last report", say(status.lastReport, (report) => reportText(report, now))],
    ["event source", say(status.eventSource, sourceText)],
    ["alarms", say(status.alarms, ({ length }) => (length === 0 ? "none rings" : `${length} ringing`))],
  ];
}

function say<T>(part: Part<T>, toText: (value: T) => string): string {
  return "value" in part ? toText(part.value) : "can't be read";
}

/** CloudWatch counts whole seconds. */
const leastAgeInMs = 1_000;

function queueText({ visible, inFlight }: QueueDepth, age: number | undefined): string {
  if (visible + inFlight === 0) return "empty";
  const oldest =
    age === undefined ? "age of the oldest unknown" : `the oldest for ${span(Math.max(age, leastAgeInMs))}`;
  return `${visible} waiting, ${inFlight} in flight, ${oldest}`;
}

function waitingText({ queries, responses, overdue }: WaitingTally): string {
  if (queries + responses === 0) return "none";
  const late = overdue === 0 ? "" : ` (${overdue} for more than an hour)`;
  return `${queries} without response${late}, ${responses} without query`;
}

function recordText(record: LastRecord | undefined, now: number): string {
  if (!record) return "none in five weeks";
  return `of a question asked ${ago(record.askedAt, now)}, in ${record.week}`;
}

function reportText({ entry }: LastReport, now: number): string {
  if (!entry) return "none of the last four weeks";
  const { week, sentAt } = entry;
  const at = sentAt === undefined ? "" : ` ${ago(sentAt, now)} (${instant(sentAt)})`;
  const standing = reportStandingOf(entry, now);
  if (standing === "sent") return `of ${week}, sent${at}`;
  if (standing === "preliminary") return `of ${week}, only a preliminary one, sent${at}`;
  return `of ${week}, ${standing === "stopped" ? "not sent: the last try failed" : standing}`;
}

function sourceText(source: EventSource | undefined): string {
  return source?.state.toLowerCase() ?? "none";
}
