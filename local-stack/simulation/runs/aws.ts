import { createEventSource } from "../../src/lambda/event-source";
import { deployment } from "../deployment";
import { Database, type DatabaseObserver } from "../dynamodb/database";
import type { Faults } from "../faults/faults";
import type { Send, Truth } from "../producers/truth";
import { runProcessor } from "../services/processor";
import { Queues } from "../sqs/queues";
import { createSourceQueue } from "../sqs/source-queue";
import { Random } from "../world/random";
import type { Scheduler } from "../world/scheduler";
import type { TimeLine } from "../world/time-line";
import { Watch } from "./watch";

export interface RunWorld {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly timeLine: TimeLine | undefined;
}

const groupLocks = ["whole-group", "later-messages"] as const;

/** AWS as one run sees it: queues, tables, the event source and the processor's function, watched at every step. */
export class Aws {
  readonly database: Database;
  readonly queues: Queues;
  readonly watch: Watch;
  /** Hears of what is put into other tables than that of the records. */
  onPut: DatabaseObserver["put"] = () => {};
  private readonly source: ReturnType<typeof createSourceQueue>;

  constructor(readonly world: RunWorld) {
    const { scheduler, seed } = world;
    this.queues = new Queues(scheduler.now, new Random(seed, "group lock").pick(groupLocks));
    this.watch = new Watch(world, this.queues);
    this.database = new Database(world, {
      put: (table, item, by) => {
        if (table === "analytics") this.watch.recording(item, this.database);
        else this.onPut(table, item, by);
      },
    });
    this.source = createSourceQueue({ ...world, queues: this.queues, database: this.database, observer: this.watch });
    this.startPolling();
  }

  get truth(): Truth {
    return this.watch.truth;
  }

  send({ name, groupId, deduplicationId, body, event }: Send): void {
    this.queues.nextId = name;
    const { messageId } = this.queues.events.send({ body, groupId, deduplicationId });
    const isNew = messageId === name;
    this.world.timeLine?.tell("producer", `sends ${name}${isNew ? "" : `, a duplicate of ${messageId}`}`);
    if (!isNew) return;
    this.truth.accept({ messageId, groupId, event }, this.world.scheduler.now());
    this.noteQueued(messageId);
  }

  readonly noteQueued = (messageId: string): void => {
    this.watch.queued(messageId);
    this.source.watch();
  };

  readonly isDead = (requestId: string): boolean =>
    this.queues.deadLetters
      .peek()
      .some(({ messageId }) => this.truth.message(messageId).event?.requestId === requestId);

  private startPolling(): void {
    const { faults, scheduler } = this.world;
    const { pollsFrom } = faults.weather;
    const isPaused = faults.strikes("event source paused", "event source paused", pollsFrom > 0);
    scheduler.at(isPaused ? pollsFrom : 0, () => void this.createEventSource().start());
  }

  private createEventSource() {
    const { queues, database, source, world } = this;
    const processor = { ...world, database, queues, watch: source.watch, observer: this.watch };
    return createEventSource({
      description: { queueArn: queues.events.arn, enabled: true, ...deployment.eventSource },
      functionTimeoutInSeconds: deployment.processorTimeoutInSeconds,
      queue: source,
      invoke: ({ Records }) => runProcessor(Records, processor),
      onError: () => {},
      backoff: (failures) => world.scheduler.sleep(100 * 2 ** failures),
      now: world.scheduler.now,
    });
  }
}
