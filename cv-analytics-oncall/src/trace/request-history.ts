import * as z from "zod";
import { recordLifetimeInSeconds } from "../../../cv-analytics-reporter/src/counting/records";
import type { StoredItems } from "../requests/stored-items";

/** A half of the request that waits for the other one. Times are epoch milliseconds. */
export interface RequestHalf {
  /** When it happened, by the edge's clock. */
  readonly happenedAt: number;
  /** From then on DynamoDB may delete it. */
  readonly keptUntil: number;
}

/** The record of the request's two halves. Times are epoch milliseconds. */
interface RequestRecord {
  readonly askedAt: number;
  readonly answeredAt: number;
  /** When the processor wrote it last: a pair that is delivered twice is written twice. */
  readonly processedAt: number;
  readonly keptUntil: number;
  readonly week: string;
  readonly matchType: string;
  readonly matchScore: number;
}

/** What the processor's tables hold of one request. */
export interface RequestHistory {
  readonly query?: RequestHalf;
  readonly response?: RequestHalf;
  readonly record?: RequestRecord;
}

const halfSchema = z
  .object({ half: z.enum(["query", "response"]), timestamp: z.number(), ttl: z.number() })
  .transform(({ half, timestamp, ttl }) => [half, { happenedAt: timestamp, keptUntil: ttl * 1000 }] as const);

const recordSchema = z
  .object({
    timestamp: z.number(),
    responseTimestamp: z.number(),
    ttl: z.number(),
    week: z.string(),
    matchType: z.string(),
    matchScore: z.number(),
  })
  .transform(({ timestamp, responseTimestamp, ttl, ...record }): RequestRecord => {
    const processedAt = (ttl - recordLifetimeInSeconds) * 1000;
    return { ...record, askedAt: timestamp, answeredAt: responseTimestamp, processedAt, keptUntil: ttl * 1000 };
  });

/** Throws what AWS answers, and an error for an item that is none of the processor's. */
export async function readHistory(items: StoredItems, requestId: string): Promise<RequestHistory> {
  const [halves, records] = await Promise.all([items.halves([requestId]), items.records([requestId])]);
  const waiting = Object.fromEntries(halves.map((half) => halfSchema.parse(half)));
  return records.length === 0 ? waiting : { ...waiting, record: recordSchema.parse(records[0]) };
}
