import type { Message } from "@aws-sdk/client-sqs";
import type { SourceQueue } from "../../src/lambda/source-queue";
import type { ReceivedMessage } from "../../src/sqs/message";
import type { Database } from "../dynamodb/database";
import type { Faults } from "../faults/faults";
import { Random } from "../world/random";
import type { Scheduler } from "../world/scheduler";
import type { TimeLine } from "../world/time-line";
import { EventLine } from "./event-line";
import type { Queues } from "./queues";

export interface SourceQueueObserver {
  readonly received: (messages: readonly ReceivedMessage[]) => void;
  /** A receive of which the receiver hears nothing. */
  readonly lost: (messages: readonly ReceivedMessage[]) => void;
  /** Just before messages are deleted. */
  readonly acknowledging: (messageIds: readonly string[], database: Database) => void;
  readonly acknowledged: (messageId: string) => void;
  readonly notAcknowledged: (messageIds: readonly string[]) => void;
}

export interface SourceQueueWorld {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly timeLine: TimeLine | undefined;
  readonly queues: Queues;
  readonly database: Database;
  readonly observer: SourceQueueObserver;
}

const longestLatencyInMs = 30;

/** The event queue as the pollers of Lambda's event source see it. */
export function createSourceQueue(world: SourceQueueWorld): SourceQueue & { readonly watch: () => void } {
  const { seed, scheduler, faults, queues, database, observer, timeLine } = world;
  const line = new EventLine({ ...world, onReceived: observer.received });
  let acknowledgements = 0;
  const isRough = () => scheduler.now() < faults.weather.until;
  return {
    watch: () => line.watch(),

    async receive(maximum) {
      const messages = await line.receive(maximum);
      const place = `receive of ${messages[0]?.messageId}#${messages[0]?.receiveCount}`;
      const random = new Random(seed, place);
      timeLine?.tell("Lambda", `receives ${messages.map(({ messageId }) => messageId).join(", ")}`);
      await scheduler.sleep(random.between(1, longestLatencyInMs));
      const isLost = random.chance(faults.weather.receiveLost) && isRough();
      if (!faults.strikes(place, "receive lost", isLost)) return messages.map(toSdkMessage);
      observer.lost(messages);
      return [];
    },

    async delete(messages) {
      const ids = messages.map(({ messageId }) => messageId);
      const place = `acknowledgement ${++acknowledgements} of ${ids[0]}`;
      const random = new Random(seed, place);
      const isStruck = random.chance(faults.weather.acknowledgementLost) && isRough();
      const isLost = faults.strikes(place, "acknowledgement lost", isStruck && random.chance(0.5));
      const isUnsure = !isLost && faults.strikes(place, "acknowledged, reported as failed", isStruck);
      await scheduler.sleep(random.between(1, longestLatencyInMs));
      if (isLost) observer.notAcknowledged(ids);
      else {
        observer.acknowledging(ids, database);
        for (const message of messages) deleteOne(message);
      }
      line.watch();
      await scheduler.sleep(random.between(1, longestLatencyInMs));
      if (isLost || isUnsure) throw new Error("the answer to a delete was lost");
    },

    visibilityTimeoutInSeconds: async () => queues.events.settings.visibilityTimeoutInSeconds,
  };

  function deleteOne({
    messageId,
    receiptHandle,
  }: {
    readonly messageId: string;
    readonly receiptHandle: string;
  }): void {
    try {
      queues.events.delete(receiptHandle);
      observer.acknowledged(messageId);
      timeLine?.tell("Lambda", `acknowledges ${messageId}`);
    } catch {
      observer.notAcknowledged([messageId]);
    }
  }
}

function toSdkMessage(message: ReceivedMessage): Message {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: "",
    Attributes: {
      MessageGroupId: message.groupId,
      ApproximateReceiveCount: String(message.receiveCount),
    } as Message["Attributes"],
  };
}
