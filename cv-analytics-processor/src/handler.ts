import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { type Fate, type Message, messagesToReturn } from "./batch";
import { type CorrelationStore, correlate } from "./correlation";
import { type AnalyticsEvent, MalformedEventError, parseEvent } from "./events";
import { retryDelayInSeconds } from "./retry-delay";
import type { Postponement } from "./sqs";
import type { Telemetry } from "./telemetry";

export interface HandlerOptions {
  /** Opens the database for one invocation; its calls end when the signal aborts. */
  readonly openStore: (signal: AbortSignal) => CorrelationStore;
  /** Hides messages until their retry; ends when the signal aborts. */
  readonly postpone: (postponements: readonly Postponement[], signal: AbortSignal) => Promise<void>;
  readonly telemetry: Telemetry;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly abortAfter: (ms: number) => AbortSignal;
}

type Handler = (event: SQSEvent, context: Pick<Context, "getRemainingTimeInMillis">) => Promise<SQSBatchResponse>;

/** What a message brought: an event, or the reason why it has none. */
type Parcel = Message & { readonly queueArn: string; readonly event: AnalyticsEvent | MalformedEventError };

/** Time kept back from the database, to hide what failed and to answer before Lambda ends the invocation. */
const reserveInMs = 8_000;
/** Time kept back from that, to answer. */
const answerReserveInMs = 1_000;

/** The Lambda handler: takes a batch, returns the messages that SQS shall keep. Never throws for one message. */
export function createHandler(options: HandlerOptions): Handler {
  const { openStore, telemetry, now, abortAfter } = options;
  return async (event, context) => {
    const parcels = event.Records.map(toParcel);
    report(parcels, telemetry, now());

    const events = parcels.flatMap(({ event }) => (event instanceof MalformedEventError ? [] : [event]));
    const before = (reserve: number) => abortAfter(Math.max(0, context.getRemainingTimeInMillis() - reserve));
    const outcomes = await correlate(events, openStore(before(reserveInMs)), now());
    for (const [requestId, outcome] of outcomes) telemetry.settled(requestId, outcome);

    const returned = messagesToReturn(parcels, ({ event }): Fate => {
      if (event instanceof MalformedEventError) return "rejected";
      return outcomes.get(event.requestId)?.kind === "failed" ? "not yet" : "done";
    });
    telemetry.flush();
    const delayed = returned.flatMap(({ message, fate }) => (fate === "not yet" ? [message] : []));
    await postponeRetries(delayed, before(answerReserveInMs), options);
    return { batchItemFailures: returned.map(({ message }) => ({ itemIdentifier: message.messageId })) };
  };
}

function toParcel(record: SQSRecord): Parcel {
  return {
    messageId: record.messageId,
    groupId: record.attributes.MessageGroupId ?? record.messageId,
    receiveCount: Number(record.attributes.ApproximateReceiveCount),
    receiptHandle: record.receiptHandle,
    queueArn: record.eventSourceARN,
    event: readEvent(record.body),
  };
}

function readEvent(body: string): AnalyticsEvent | MalformedEventError {
  try {
    return parseEvent(body);
  } catch (error) {
    if (error instanceof MalformedEventError) return error;
    throw error;
  }
}

function report(parcels: readonly Parcel[], telemetry: Telemetry, now: number): void {
  const seen = new Set<string>();
  let copies = 0;
  for (const { messageId, event } of parcels) {
    if (event instanceof MalformedEventError) {
      telemetry.malformed(messageId, event);
      continue;
    }
    // A clock that runs ahead at the edge must not give negative ages.
    telemetry.aged(Math.max(0, now - event.timestamp));
    const half = `${event.requestId}:${event.eventType}`;
    if (seen.has(half)) copies += 1;
    seen.add(half);
  }
  if (copies > 0) telemetry.repeated(copies);
}

/** Best effort: without it the messages come back after the queue's visibility timeout, only sooner. */
async function postponeRetries(parcels: readonly Parcel[], signal: AbortSignal, options: HandlerOptions) {
  const { postpone, telemetry, random } = options;
  const jitter = random();
  try {
    await postpone(
      parcels.map(({ queueArn, messageId, receiptHandle, receiveCount }) => ({
        queueArn,
        messageId,
        receiptHandle,
        delayInSeconds: retryDelayInSeconds(receiveCount, jitter),
      })),
      signal,
    );
  } catch (error) {
    telemetry.notPostponed(error);
  }
}
