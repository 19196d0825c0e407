import type { QueueDepth } from "../dead-letters/dead-letter-queue";
import { knownOf, type Part } from "../part";
import { iso } from "../terminal/times";
import type { Status } from "./status";

/** The parts for machines; a part that can't be read is null, and `unreadable` tells why. */
export function statusToJson(status: Status): Readonly<Record<string, unknown>> {
  const ages = knownOf(status.ages);
  return {
    queue: queueToJson(status.queue, ages?.queue),
    deadLetters: queueToJson(status.deadLetters, ages?.deadLetters),
    waiting: map(status.waiting, ({ longest, ...counts }) => ({
      ...counts,
      longest: longest ? { requestId: longest.requestId, since: iso(longest.since) } : null,
    })),
    lastRecord: map(status.lastRecord, (record) =>
      record ? { requestId: record.requestId, askedAt: iso(record.askedAt), week: record.week } : null,
    ),
    lastReport: map(status.lastReport, ({ entry }) =>
      entry ? { week: entry.week, edition: entry.edition, status: entry.status, sentAt: iso(entry.sentAt) } : null,
    ),
    eventSource: map(status.eventSource, (source) => source ?? null),
    alarms: map(status.alarms, (firing) => firing.map(({ since, ...alarm }) => ({ ...alarm, since: iso(since) }))),
    unreadable: Object.fromEntries(
      Object.entries(status).flatMap(([name, part]: [string, Part<unknown>]) =>
        "unreadable" in part ? [[name, part.unreadable]] : [],
      ),
    ),
  };
}

function queueToJson(depth: Part<QueueDepth>, age: number | undefined) {
  return map(depth, (counts) => ({
    ...counts,
    oldestAgeSeconds: age === undefined ? null : Math.round(age / 1000),
  }));
}

function map<T, J>(part: Part<T>, toJson: (value: T) => J): J | null {
  return "value" in part ? toJson(part.value) : null;
}
