import { expectedRecord } from "../../src/expected-record";
import type { Database } from "../dynamodb/database";
import type { Item } from "../dynamodb/table";
import type { TrueRequest, Truth } from "../producers/truth";
import { type Invariant, violate } from "./invariant";

const recordedOnce: Invariant = {
  name: "recorded once",
  sentence:
    "Each request whose two halves were accepted ends as exactly one record; until the redrive its halves may lie in the dead-letter queue instead.",
};

const recordsAreTrue: Invariant = {
  name: "records are true",
  sentence:
    "There is no record without both halves, none with a field of another request, and it is the same whatever the order.",
};

const recordLifetimeInSeconds = 90 * 24 * 60 * 60;
/** Within it a half waits for the other one. */
const halfLifetimeInMs = 24 * 60 * 60 * 1000;

/** To be checked as a record is written. */
export function checkRecord(item: Item, truth: Truth, database: Database, now: number): void {
  const request = truth.requests.get(String(item.requestId));
  const { ttl, ...content } = item;
  const expected = request?.query && request.response && expectedRecord(request.query, request.response);
  if (!expected) violate(recordsAreTrue, `a record of ${item.requestId} was written without both halves`);
  const wrong = Object.keys({ ...expected, ...content }).find((name) => expected[name] !== content[name]);
  if (wrong !== undefined)
    violate(recordsAreTrue, `${wrong} of ${item.requestId} is ${content[wrong]} instead of ${expected[wrong]}`);
  const processedAt = (Number(ttl) - recordLifetimeInSeconds) * 1000;
  if (!(processedAt <= now && processedAt >= firstAcceptedAt(request) - 1000))
    violate(recordsAreTrue, `the record of ${item.requestId} does not expire 90 days after it was made`);
  const others = database.analytics.items().filter(({ requestId }) => requestId === item.requestId);
  if (others.length > 1) violate(recordedOnce, `${item.requestId} has ${others.length} records`);
}

/** To be checked when nothing is under way: `isDead` tells whether a message of the request is in the dead-letter queue. */
export function checkRecorded(truth: Truth, database: Database, isDead: (requestId: string) => boolean): void {
  const recorded = new Set(database.analytics.items().map(({ requestId }) => requestId));
  for (const [requestId, request] of truth.requests) {
    if (recorded.has(requestId) || !isInTime(request) || isDead(requestId)) continue;
    violate(recordedOnce, `both halves of ${requestId} were accepted, but there is no record`);
  }
}

/** A half that comes later may find the other one expired. */
function isInTime({ acceptedAt: { query, response } }: TrueRequest): boolean {
  return query !== undefined && response !== undefined && Math.abs(query - response) < halfLifetimeInMs;
}

function firstAcceptedAt({ acceptedAt: { query = Infinity, response = Infinity } }: TrueRequest): number {
  return Math.min(query, response);
}
