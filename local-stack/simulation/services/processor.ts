import { createDynamoStore } from "../../../cv-analytics-processor/src/dynamodb";
import { createHandler } from "../../../cv-analytics-processor/src/handler";
import { postpone } from "../../../cv-analytics-processor/src/sqs";
import type { Telemetry } from "../../../cv-analytics-processor/src/telemetry";
import type { SqsRecord } from "../../src/lambda/sqs-event";
import { deployment } from "../deployment";
import { createClient } from "../dynamodb/client";
import { type Database, tableNames } from "../dynamodb/database";
import type { Queues } from "../sqs/queues";
import { createVisibilityClient } from "../sqs/visibility-client";
import { Random } from "../world/random";
import { invoke } from "./invocation";
import type { ProcessWorld } from "./process";

type Handler = ReturnType<typeof createHandler>;
export type ProcessorEvent = Parameters<Handler>[0];
type Response = Awaited<ReturnType<Handler>>;

export interface ProcessorWorld extends ProcessWorld {
  readonly database: Database;
  readonly queues: Queues;
  /** To be called after each change of a message's visibility. */
  readonly watch: () => void;
  readonly observer: ProcessorObserver;
}

/** Hears of each invocation. `batch` are message ids. */
export interface ProcessorObserver {
  readonly answered: (batch: readonly string[], response: Response, isTroubled: (requestId: string) => boolean) => void;
  readonly failed: (batch: readonly string[]) => void;
  /** It goes on although Lambda has given it up; `isAbandoned` tells whether it has met yet another fault, which nobody repairs. */
  readonly outlived: (batch: readonly string[], isAbandoned: () => boolean) => void;
}

const timeoutInMs = deployment.processorTimeoutInSeconds * 1000;
const tables = { queryEventsTable: tableNames.queryEvents, analyticsTable: tableNames.analytics };
/** What the processor tells is not looked at. */
export const silentTelemetry: Telemetry = {
  aged() {},
  malformed() {},
  repeated() {},
  settled() {},
  notPostponed() {},
  flush() {},
};

/** The processor's Lambda function: its real handler, a process of its own for each invocation. */
export async function runProcessor(records: readonly SqsRecord[], world: ProcessorWorld): Promise<Response> {
  const { scheduler, faults, database, queues, watch, observer } = world;
  const batch = records.map(({ messageId }) => messageId);
  const name = `${batch[0]}#${records[0]?.attributes.ApproximateReceiveCount}`;
  const random = new Random(world.seed, `${name} itself`);
  const troubled = new Set<string>();
  let hasOutlived = false;
  let hasFailedSince = false;
  try {
    return await invoke(world, {
      name,
      timeoutInMs,
      rates: scheduler.now() < faults.weather.until ? faults.weather.calls : {},
      async run({ process, remainingMs }) {
        const client = createClient(database, process, (requestIds) => {
          for (const requestId of requestIds) troubled.add(requestId);
          if (hasOutlived && requestIds.length > 0) hasFailedSince = true;
        });
        const handle = createHandler({
          openStore: (signal) =>
            createDynamoStore({ client, tables, signal, sleep: process.sleep, random: () => random.next() }),
          postpone: (all, signal) => postpone(() => createVisibilityClient(queues, process, watch), all, signal),
          telemetry: silentTelemetry,
          now: scheduler.now,
          random: () => random.next(),
          abortAfter: process.abortAfter,
        });
        const response = await handle({ Records: records } as unknown as ProcessorEvent, {
          getRemainingTimeInMillis: remainingMs,
        });
        if (hasOutlived) return response;
        const isTroubled = (requestId: string) => process.troubles > 0 || troubled.has(requestId);
        observer.answered(batch, response, isTroubled);
        return response;
      },
      onOutlived(process) {
        hasOutlived = true;
        observer.outlived(batch, () => process.isDead || process.troubles > 1 || hasFailedSince);
      },
    });
  } catch (error) {
    observer.failed(batch);
    throw error;
  }
}
