import {
  asStored,
  asWritten,
  bothHalves,
  type Case,
  type Failures,
  isComplete,
  isOpen,
  loneEvents,
  otherHalf,
  recordKeyOf,
  recordOf,
  type Sight,
  toCases,
  wasJoinedByFirstLook,
  withFailures,
  withSight,
} from "./case";
import type { AnalyticsEvent } from "./events";
import { type AnalyticsRecord, type HalfKey, type InterimHalf, type RecordKey, toInterimHalf } from "./halves";

/**
 * What correlation needs of the database. Each call is one request for the whole batch; looks are strongly consistent.
 * Calls do not throw: a fault concerns only the requests that it lists.
 */
export interface CorrelationStore {
  look(halves: readonly HalfKey[], records: readonly RecordKey[]): Promise<Sight>;
  write(records: readonly AnalyticsRecord[], halves: readonly InterimHalf[]): Promise<Failures>;
  delete(halves: readonly HalfKey[]): Promise<Failures>;
  /** Which of these requests have a record; one query each. */
  findRecorded(requestIds: readonly string[]): Promise<Pick<Sight, "recorded" | "failures">>;
}

export type Outcome =
  | { readonly kind: "correlated" | "waiting" | "orphaned" | "duplicate" }
  | { readonly kind: "failed"; readonly cause: unknown };

/**
 * Joins the batch's events with each other and with what is stored; `now` is epoch milliseconds. Returns an outcome
 * for each `requestId`. Safe to repeat at any point: a half is written before it looks for the other one with a
 * consistent read, and is deleted only when the record is durable.
 */
export async function correlate(
  events: readonly AnalyticsEvent[],
  store: CorrelationStore,
  now: number,
): Promise<ReadonlyMap<string, Outcome>> {
  let cases = toCases(events);
  cases = await lookForLoneResponses(cases, store);
  cases = await writeRecordsAndLoneHalves(cases, store, now);
  cases = await lookAgain(cases, store);
  cases = await lookForRecordsOfLoneResponses(cases, store);
  cases = await writeRecordsMetNow(cases, store, now);
  cases = await deleteJoinedHalves(cases, store);
  return new Map(cases.map((one) => [one.requestId, toOutcome(one)]));
}

/** Finds waiting queries, and the response's own half, which a joined redelivery would otherwise leave behind. */
async function lookForLoneResponses(cases: readonly Case[], store: CorrelationStore): Promise<readonly Case[]> {
  const halves = cases.filter(({ brought }) => brought === "response").flatMap(bothHalves);
  return halves.length === 0 ? cases : withSight(cases, await store.look(halves, []));
}

async function writeRecordsAndLoneHalves(cases: readonly Case[], store: CorrelationStore, now: number) {
  const open = cases.filter(isOpen);
  const records = open.flatMap((one) => recordOf(one, now));
  const halves = open.flatMap((one) => loneEvents(one).map((event) => toInterimHalf(event, now)));
  if (open.length === 0) return cases;
  const tried = withFailures(cases, await store.write(records, halves));
  return tried.map((one) => (!isOpen(one) ? one : isComplete(one) ? asWritten(one) : asStored(one)));
}

/** A half that another invocation wrote after our first look is seen now, or that invocation sees ours. */
async function lookAgain(cases: readonly Case[], store: CorrelationStore): Promise<readonly Case[]> {
  const open = cases.filter((one) => isOpen(one) && !wasJoinedByFirstLook(one));
  const halves = open.flatMap((one) => (one.brought === "both" ? bothHalves(one) : [otherHalf(one, one.brought)]));
  const records = open.flatMap((one) => (one.brought === "query" ? recordKeyOf(one) : []));
  return open.length === 0 ? cases : withSight(cases, await store.look(halves, records));
}

/** A late duplicate of a response does not know its record's key, so its request is queried. */
async function lookForRecordsOfLoneResponses(cases: readonly Case[], store: CorrelationStore) {
  const lone = cases.filter((one) => isOpen(one) && one.brought === "response" && !one.query);
  if (lone.length === 0) return cases;
  const { recorded, failures } = await store.findRecorded(lone.map(({ requestId }) => requestId));
  return withSight(cases, { halves: [], recorded, failures });
}

async function writeRecordsMetNow(cases: readonly Case[], store: CorrelationStore, now: number) {
  const metNow = cases.filter((one) => isOpen(one) && isComplete(one) && one.record !== "written");
  if (metNow.length === 0) return cases;
  const failures = await store.write(
    metNow.flatMap((one) => recordOf(one, now)),
    [],
  );
  const met = new Set(metNow);
  return withFailures(
    cases.map((one) => (met.has(one) ? asWritten(one) : one)),
    failures,
  );
}

async function deleteJoinedHalves(cases: readonly Case[], store: CorrelationStore): Promise<readonly Case[]> {
  const joined = cases.filter((one) => isOpen(one) && one.record !== "none");
  const halves = joined.flatMap(({ requestId, stored }) => [...stored].map((half) => ({ requestId, half })));
  return halves.length === 0 ? cases : withFailures(cases, await store.delete(halves));
}

function toOutcome(one: Case): Outcome {
  if (one.failure !== undefined) return { kind: "failed", cause: one.failure };
  if (one.record === "written") return { kind: "correlated" };
  if (one.record === "there before") return { kind: "duplicate" };
  return { kind: one.brought === "query" ? "waiting" : "orphaned" };
}
