import type { AnalyticsEvent, QueryEvent, ResponseEvent } from "./events";
import { type AnalyticsRecord, type HalfKey, type HalfKind, type RecordKey, toRecord } from "./halves";

/** What went wrong, by `requestId`. */
export type Failures = ReadonlyMap<string, unknown>;

/** What a look at the database showed: stored halves, and the `requestId`s of the record keys that exist. */
export interface Sight {
  readonly halves: readonly AnalyticsEvent[];
  readonly recorded: ReadonlySet<string>;
  readonly failures: Failures;
}

/** One request of the batch: what is known of it so far. */
export interface Case {
  readonly requestId: string;
  readonly brought: HalfKind | "both";
  readonly query?: QueryEvent;
  readonly response?: ResponseEvent;
  /** Halves seen in, or written to, the interim table. */
  readonly stored: ReadonlySet<HalfKind>;
  readonly record: "none" | "written" | "there before";
  readonly failure?: unknown;
}

export function toCases(events: readonly AnalyticsEvent[]): readonly Case[] {
  const byRequest = new Map<string, Case>();
  for (const event of events) {
    const known = byRequest.get(event.requestId);
    if (!known) byRequest.set(event.requestId, startCase(event));
    else if (!known[event.eventType]) byRequest.set(event.requestId, { ...withEvent(known, event), brought: "both" });
  }
  return [...byRequest.values()];
}

function startCase(event: AnalyticsEvent): Case {
  const { requestId, eventType } = event;
  return withEvent({ requestId, brought: eventType, stored: new Set(), record: "none" }, event);
}

function withEvent(one: Case, event: AnalyticsEvent): Case {
  return event.eventType === "query" ? { ...one, query: event } : { ...one, response: event };
}

export function withSight(cases: readonly Case[], { halves, recorded, failures }: Sight): readonly Case[] {
  const seen = cases.map((one) => {
    const found = halves.filter(({ requestId }) => requestId === one.requestId);
    const missing = found.filter(({ eventType }) => !one[eventType]);
    return {
      ...missing.reduce(withEvent, one),
      stored: new Set([...one.stored, ...found.map(({ eventType }) => eventType)]),
      record: one.record === "none" && recorded.has(one.requestId) ? "there before" : one.record,
    } satisfies Case;
  });
  return withFailures(seen, failures);
}

export function withFailures(cases: readonly Case[], failures: Failures): readonly Case[] {
  return cases.map((one) => (failures.has(one.requestId) ? { ...one, failure: failures.get(one.requestId) } : one));
}

export const asWritten = (one: Case): Case => ({ ...one, record: "written" });
export const asStored = (one: Case): Case => ({
  ...one,
  stored: new Set([...one.stored, ...loneEvents(one).map((e) => e.eventType)]),
});

export const isOpen = (one: Case): boolean => one.failure === undefined;
export const isComplete = (one: Case): boolean => one.query !== undefined && one.response !== undefined;
export const wasJoinedByFirstLook = (one: Case): boolean => one.brought === "response" && one.record === "written";

export function recordOf({ query, response }: Case, now: number): AnalyticsRecord[] {
  return query && response ? [toRecord(query, response, now)] : [];
}

export function loneEvents(one: Case): AnalyticsEvent[] {
  return isComplete(one) ? [] : [one.query ?? one.response].filter((event) => event !== undefined);
}

export function recordKeyOf({ query }: Case): RecordKey[] {
  return query ? [{ requestId: query.requestId, timestamp: query.timestamp }] : [];
}

export function bothHalves({ requestId }: Case): HalfKey[] {
  return [
    { requestId, half: "query" },
    { requestId, half: "response" },
  ];
}

export function otherHalf({ requestId }: Case, brought: HalfKind): HalfKey {
  return { requestId, half: brought === "query" ? "response" : "query" };
}
