import { setTimeout as sleep } from "node:timers/promises";
import { failedMessageIds, type Outcome } from "./failed-messages";
import type { SourceQueue } from "./source-queue";
import { messageToRecord, type SqsRecord } from "./sqs-event";
import type { EventSourceDescription } from "./template";

export interface BatchReport {
  readonly records: readonly SqsRecord[];
  /** Ids of the messages that stay in the queue and come again when their visibility ends. */
  readonly failed: ReadonlySet<string>;
  readonly durationMs: number;
  /** Why the whole batch failed, when the invocation itself did. */
  readonly error?: unknown;
}

export interface EventSourceOptions {
  readonly description: EventSourceDescription;
  readonly functionTimeoutInSeconds: number;
  readonly queue: SourceQueue;
  readonly invoke: (event: { readonly Records: readonly SqsRecord[] }) => Promise<unknown>;
  readonly onBatch?: (report: BatchReport) => void;
  /** Each failed call to the queue (`AccessDenied`, network); polling goes on after `backoff`. */
  readonly onError: (error: unknown) => void;
  readonly backoff?: (failuresInARow: number, signal: AbortSignal) => Promise<void>;
  readonly now?: () => number;
}

export interface EventSource {
  /** Starts or resumes polling; a mapping with `Enabled: false` stays quiet. Rejects a mapping that Lambda would not create. */
  readonly start: () => Promise<void>;
  /** Stops or pauses polling, and waits for the batches under way. */
  readonly stop: () => Promise<void>;
}

/** Lambda begins with five pollers when the mapping sets no limit. */
const defaultPollers = 5;

/** Feeds a function from a queue as Lambda's event source mapping does, partial batch responses included. */
export const createEventSource = (options: EventSourceOptions): EventSource => {
  const { description, queue, onError, backoff = waitLonger, now = () => performance.now() } = options;
  const pollerCount = description.maximumConcurrency ?? defaultPollers;
  let polling: { readonly abort: AbortController; readonly pollers: Promise<unknown> } | undefined;

  const poll = async (signal: AbortSignal) => {
    let failuresInARow = 0;
    while (!signal.aborted) {
      try {
        const messages = await queue.receive(description.batchSize, signal);
        failuresInARow = 0;
        if (messages.length > 0) await runBatch(messages.map((each) => messageToRecord(each, description.queueArn)));
      } catch (error) {
        if (signal.aborted) return;
        onError(error);
        failuresInARow += 1;
        await backoff(failuresInARow, signal);
      }
    }
  };

  const runBatch = async (records: readonly SqsRecord[]) => {
    const startedAt = now();
    const outcome = await invoke(records);
    const failed = failedMessageIds(records, outcome);
    const succeeded = records.filter(({ messageId }) => !failed.has(messageId));
    // Lambda leaves the failed ones alone: their visibility runs out, unless the function changed it.
    if (succeeded.length > 0) await queue.delete(succeeded).catch(onError);
    const error = outcome.type === "threw" ? { error: outcome.error } : {};
    options.onBatch?.({ records, failed, durationMs: now() - startedAt, ...error });
  };

  const invoke = async (records: readonly SqsRecord[]): Promise<Outcome> => {
    try {
      const response = await options.invoke({ Records: records });
      const isRead = description.functionResponseTypes.includes("ReportBatchItemFailures");
      return { type: "returned", response: isRead ? response : null };
    } catch (error) {
      return { type: "threw", error };
    }
  };

  return {
    start: async () => {
      if (polling || !description.enabled) return;
      const abort = new AbortController();
      const allowed = requireVisibilityFor(options);
      const startPollers = () => Promise.all(Array.from({ length: pollerCount }, () => poll(abort.signal)));
      polling = { abort, pollers: allowed.then(startPollers, () => {}) };
      try {
        await allowed;
      } catch (error) {
        polling = undefined;
        throw error;
      }
    },
    stop: async () => {
      polling?.abort.abort();
      await polling?.pollers;
      polling = undefined;
    },
  };
};

/** Lambda refuses a mapping whose messages would come again while the function may still work on them. */
const requireVisibilityFor = async ({ queue, functionTimeoutInSeconds, description }: EventSourceOptions) => {
  const visibility = await queue.visibilityTimeoutInSeconds();
  if (visibility < functionTimeoutInSeconds) {
    throw new Error(
      `${description.queueArn} has a visibility timeout of ${visibility} s; expected at least the function's ${functionTimeoutInSeconds} s`,
    );
  }
};

const waitLonger = async (failuresInARow: number, signal: AbortSignal) => {
  const delayInMs = Math.min(10_000, 100 * 2 ** failuresInARow);
  await sleep(delayInMs, undefined, { signal }).catch(() => {});
};
