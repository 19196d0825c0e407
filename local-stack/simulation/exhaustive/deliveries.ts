import { createDynamoStore } from "../../../cv-analytics-processor/src/dynamodb";
import { createHandler } from "../../../cv-analytics-processor/src/handler";
import { createClient } from "../dynamodb/client";
import { type Database, tableNames } from "../dynamodb/database";
import { drawEvents } from "../producers/events";
import type { Half, Truth } from "../producers/truth";
import type { ProcessWorld } from "../services/process";
import { type ProcessorEvent, silentTelemetry } from "../services/processor";
import { Random } from "../world/random";
import { SteppedProcess } from "./stepped-process";

/** The messages of one batch. */
export type Delivery = readonly Half[];

/** One delivery on its way through the processor. */
export interface Underway {
  readonly delivery: Delivery;
  readonly process: SteppedProcess;
  /** The messages that it returns, once it has answered. */
  returned: number | undefined;
}

const asked = Date.UTC(2025, 10, 8, 13, 14, 18);
const events = drawEvents(1, asked, new Random(1, "the one request"));
const tables = { queryEventsTable: tableNames.queryEvents, analyticsTable: tableNames.analytics };

export function acceptBoth(truth: Truth, deliveries: readonly Delivery[]): void {
  for (const half of new Set(deliveries.flat()))
    truth.accept({ messageId: half, groupId: half, event: events[half] }, asked);
}

/** Hands a batch to the real handler, which goes on until its first call. */
export function deliver(delivery: Delivery, name: string, database: Database, world: ProcessWorld): Underway {
  const process = new SteppedProcess(world, name);
  const underway: Underway = { delivery, process, returned: undefined };
  const never = () => new AbortController().signal;
  const handle = createHandler({
    openStore: (signal) =>
      createDynamoStore({
        client: createClient(database, process),
        tables,
        signal,
        sleep: async () => {},
        random: () => 0,
      }),
    postpone: async () => {},
    telemetry: silentTelemetry,
    now: () => asked,
    random: () => 0,
    abortAfter: never,
  });
  const Records = delivery.map((half) => ({
    messageId: half,
    receiptHandle: half,
    body: JSON.stringify(events[half]),
    attributes: { MessageGroupId: half, ApproximateReceiveCount: "1" },
    eventSourceARN: "arn:aws:sqs:eu-west-2:000000000000:cv-analytics-queue.fifo",
  }));
  handle({ Records } as unknown as ProcessorEvent, { getRemainingTimeInMillis: () => 30_000 }).then(
    ({ batchItemFailures }) => {
      underway.returned = batchItemFailures.length;
    },
  );
  return underway;
}
