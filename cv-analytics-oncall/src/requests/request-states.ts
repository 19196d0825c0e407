import * as z from "zod";
import { inBatches } from "../aws/batches";
import type { Item, StoredItems } from "./stored-items";

/** A half in the interim table: until when DynamoDB keeps it for certain, in epoch milliseconds. */
interface WaitingHalf {
  readonly keptUntil: number;
}

/** What the tables know of one request. */
export interface RequestState {
  readonly query?: WaitingHalf;
  readonly response?: WaitingHalf;
  /** The record of both halves, and the ISO week that it counts in. */
  readonly record?: { readonly timestamp: number; readonly week: string };
}

/** What is known of requests. Calls throw what AWS answers. */
export interface RequestStates {
  /** What is known of each of these requests; all of them are in the answer. */
  of(requestIds: readonly string[]): Promise<ReadonlyMap<string, RequestState>>;
  /** Those of these requests that have a record. */
  recorded(requestIds: readonly string[]): Promise<ReadonlySet<string>>;
}

const halfSchema = z.object({ requestId: z.string(), half: z.enum(["query", "response"]), ttl: z.number() });
const recordSchema = z.object({ requestId: z.string(), timestamp: z.number(), week: z.string() });

/** The items hold what visitors typed; of so many requests at most they are in memory. */
const askedAtATime = 1_000;

export function createRequestStates(items: StoredItems): RequestStates {
  return {
    async of(requestIds) {
      const states = new Map<string, RequestState>(requestIds.map((requestId) => [requestId, {}]));
      const add = (requestId: string, more: RequestState) => {
        states.set(requestId, { ...states.get(requestId), ...more });
      };
      for (const some of inBatches(requestIds, askedAtATime)) {
        const [halves, records] = await Promise.all([items.halves(some), items.records(some)]);
        for (const { requestId, half, ttl } of readAll(halfSchema, halves))
          add(requestId, { [half]: { keptUntil: ttl * 1000 } });
        for (const { requestId, timestamp, week } of readAll(recordSchema, records))
          add(requestId, { record: { timestamp, week } });
      }
      return states;
    },
    async recorded(requestIds) {
      const found = new Set<string>();
      for (const some of inBatches(requestIds, askedAtATime))
        for (const { requestId } of readAll(recordSchema, await items.records(some))) found.add(requestId);
      return found;
    },
  };
}

function readAll<T>(schema: z.ZodType<T>, items: readonly Item[]): T[] {
  return items.flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });
}
