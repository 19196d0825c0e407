import type { ReceivedMessage } from "../../src/sqs/message";
import { Random } from "../world/random";
import type { Scheduler } from "../world/scheduler";
import type { Queues } from "./queues";

interface Poll {
  readonly maximum: number;
  readonly answer: (messages: readonly ReceivedMessage[]) => void;
}

export interface EventLineWorld {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly queues: Queues;
  readonly onReceived: (messages: readonly ReceivedMessage[]) => void;
}

const longestWakeInMs = 25;

/** Long polls that wait for messages in the event queue; whoever is next is chosen at random. */
export class EventLine {
  private readonly polls: Poll[] = [];
  private readonly random: Random;
  private isWaking = false;
  private wakesAt = Number.POSITIVE_INFINITY;

  constructor(private readonly world: EventLineWorld) {
    this.random = new Random(world.seed, "event line");
    world.queues.events.onChange(() => this.wake());
  }

  receive(maximum: number): Promise<readonly ReceivedMessage[]> {
    return new Promise((answer) => {
      this.polls.push({ maximum, answer });
      this.wake();
    });
  }

  /** To be called after each change, for passing time alone may make messages receivable too. */
  watch(): void {
    const { scheduler, queues } = this.world;
    const next = queues.events.nextChangeAt();
    if (next === undefined || next >= this.wakesAt) return;
    this.wakesAt = next;
    scheduler.at(next, () => {
      if (this.wakesAt !== next) return;
      this.wakesAt = Number.POSITIVE_INFINITY;
      this.watch();
      this.wake();
    });
  }

  private wake(): void {
    if (this.isWaking || this.polls.length === 0) return;
    this.isWaking = true;
    this.world.scheduler.after(this.random.between(1, longestWakeInMs), () => {
      this.isWaking = false;
      this.serveOne();
    });
  }

  private serveOne(): void {
    const [poll] = this.polls.splice(this.random.between(0, this.polls.length - 1), 1);
    if (!poll) return;
    // SQS promises no more than one of those that are there.
    const maxMessages = this.random.chance(0.5) ? poll.maximum : this.random.between(1, poll.maximum);
    const messages = this.world.queues.events.receive({ maxMessages });
    this.world.onReceived(messages);
    this.watch();
    if (messages.length === 0) {
      this.polls.push(poll);
      return;
    }
    poll.answer(messages);
    this.wake();
  }
}
