import type { FifoQueue } from "../../src/sqs/fifo-queue";
import type { GroupLock } from "../../src/sqs/grouped-messages";
import { SqsQueues } from "../../src/sqs/queues";
import { deployment } from "../deployment";

const account = { region: "eu-west-2", accountId: "000000000000" };
/** The event queue and its dead-letter queue; messages get the ids that the simulation names them by. */
export class Queues {
  readonly events: FifoQueue;
  readonly deadLetters: FifoQueue;
  /** The id of the next message. */
  nextId = "";

  constructor(now: () => number, groupLock: GroupLock) {
    const queues = new SqsQueues({ ...account, now, newId: () => this.nextId, groupLock });
    this.deadLetters = queues.create("cv-analytics-dlq.fifo", { ...deployment.queue, VisibilityTimeout: "30" });
    this.events = queues.create("cv-analytics-queue.fifo", {
      ...deployment.queue,
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: this.deadLetters.arn,
        maxReceiveCount: deployment.receivesBeforeDeadLetter,
      }),
    });
  }
}
