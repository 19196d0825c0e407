import type { Database } from "../dynamodb/database";
import type { Item } from "../dynamodb/table";
import { checkAcknowledgement } from "../invariants/acknowledgements";
import { checkDeath, checkReturned, Excuses } from "../invariants/dead-letters";
import { checkRecord } from "../invariants/records";
import { Truth } from "../producers/truth";
import type { ProcessorObserver } from "../services/processor";
import { GroupOrder } from "../sqs/group-order";
import type { Queues } from "../sqs/queues";
import type { SourceQueueObserver } from "../sqs/source-queue";
import type { RunWorld } from "./aws";
import { OutlivedInvocations } from "./outlived";

/** Watches each step of a run, and ends the run when one breaks an invariant. */
export class Watch implements SourceQueueObserver, ProcessorObserver {
  readonly truth = new Truth();
  readonly outlivedInvocations = new OutlivedInvocations(this.truth);
  deliveries = 0;
  deadLetters = 0;
  private readonly order = new GroupOrder();
  private readonly excuses = new Excuses();
  private readonly seenDead = new Set<string>();

  constructor(
    private readonly world: RunWorld,
    private readonly queues: Queues,
  ) {}

  /** Runs a check; what it finds ends the run, even where our code would catch it. */
  readonly check = (check: () => void): void => {
    try {
      check();
    } catch (error) {
      this.world.scheduler.fail(error);
      throw error;
    }
  };

  readonly queued = (messageId: string): void => this.order.append(this.truth.message(messageId).groupId, messageId);

  readonly recording = (item: Item, database: Database): void =>
    this.check(() => checkRecord(item, this.truth, database, this.world.scheduler.now()));

  readonly received: SourceQueueObserver["received"] = (messages) => {
    this.deliveries += messages.length;
    const { visible, inFlight } = this.queues.deadLetters.counts();
    if (visible + inFlight === 0) return;
    for (const { messageId } of this.queues.deadLetters.peek()) {
      if (this.seenDead.has(messageId)) continue;
      this.seenDead.add(messageId);
      this.died(messageId);
    }
  };

  readonly lost: SourceQueueObserver["lost"] = (messages) => this.excuse(messages.map(({ messageId }) => messageId));

  readonly acknowledging: SourceQueueObserver["acknowledging"] = (messageIds, database) =>
    this.check(() => checkAcknowledgement(messageIds, { truth: this.truth, database, order: this.order }));

  readonly acknowledged: SourceQueueObserver["acknowledged"] = (messageId) => {
    this.order.remove(this.truth.message(messageId).groupId, messageId);
    this.truth.acknowledge(messageId, this.world.scheduler.now());
  };

  readonly notAcknowledged: SourceQueueObserver["notAcknowledged"] = (messageIds) => this.excuse(messageIds);

  readonly answered: ProcessorObserver["answered"] = (batch, { batchItemFailures }, isTroubled) => {
    const returned = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const messages = batch.map((messageId) => this.truth.message(messageId));
    this.check(() => checkReturned(messages, returned, isTroubled));
    this.excuse([...returned]);
  };

  readonly failed: ProcessorObserver["failed"] = (batch) => this.excuse(batch);

  readonly outlived: ProcessorObserver["outlived"] = (batch, isAbandoned) => {
    this.outlivedInvocations.add(batch, isAbandoned);
    this.world.faults.strikes(`outlived ${batch[0]}`, "invocation timed out and went on", true);
  };

  private died(messageId: string): void {
    this.deadLetters += 1;
    this.order.remove(this.truth.message(messageId).groupId, messageId);
    this.world.timeLine?.tell("SQS", `moves ${messageId} to the dead-letter queue`);
    this.check(() => checkDeath(messageId, this.truth, this.excuses));
  }

  private excuse(messageIds: readonly string[]): void {
    for (const messageId of messageIds) this.excuses.add(messageId);
  }
}
