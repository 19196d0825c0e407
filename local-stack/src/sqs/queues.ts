import { AwsError } from "../aws/service";
import { FifoQueue, type QueueWorld } from "./fifo-queue";
import type { GroupLock } from "./grouped-messages";
import { MoveTasks } from "./move-tasks";
import { type QueueRealm, queueArn, queueUrlToArn } from "./queue-address";
import { changeSettings, type QueueAttributes, type QueueSettings } from "./queue-settings";
import { allowsRedriveFrom } from "./redrive-policy";
import { invalidValue, queueDoesNotExist, unsupported } from "./sqs-errors";

const sameNameAgainAfterMs = 60_000;

export interface SqsQueuesOptions extends QueueRealm {
  /** Epoch milliseconds; never goes back. */
  readonly now: () => number;
  readonly newId: () => string;
  /** What a message in flight holds back; by default its whole group, as AWS documents. */
  readonly groupLock?: GroupLock;
}

export interface RegisteredQueue {
  readonly queue: FifoQueue;
  readonly createdAt: number;
  changedAt: number;
}

/** The FIFO queues of one account in one region, their dead-letter queues and the tasks that move messages back. */
export class SqsQueues {
  readonly moveTasks: MoveTasks;
  private readonly byArn = new Map<string, RegisteredQueue>();
  private readonly deletedAt = new Map<string, number>();
  private readonly world: QueueWorld;

  constructor(private readonly options: SqsQueuesOptions) {
    const { now, newId, groupLock = "whole-group" } = options;
    this.world = { now, newId, groupLock, findQueue: (arn) => this.find(arn) };
    this.moveTasks = new MoveTasks({
      now,
      newId,
      findQueue: this.world.findQueue,
      sourcesOf: (arn) => this.sourcesOf(arn),
    });
  }

  /** Creates a queue, or answers with the one of this name when its attributes are the same. */
  create(name: string, attributes: QueueAttributes): FifoQueue {
    checkQueueName(name, attributes);
    const arn = queueArn(name, this.options);
    const existing = this.find(arn);
    if (existing) return sameQueue(existing, attributes);
    if (this.options.now() < (this.deletedAt.get(arn) ?? Number.NEGATIVE_INFINITY) + sameNameAgainAfterMs) {
      const message =
        "You must wait 60 seconds after deleting a queue before you can create another with the same name.";
      throw new AwsError("QueueDeletedRecently", message);
    }
    const settings = changeSettings(attributes);
    this.checkRedrive(arn, settings);
    const queue = new FifoQueue(arn, settings, this.world);
    this.byArn.set(arn, { queue, createdAt: this.options.now(), changedAt: this.options.now() });
    return queue;
  }

  setAttributes(queue: FifoQueue, changes: QueueAttributes): void {
    const settings = changeSettings(changes, queue.settings.attributes);
    if (changes.RedrivePolicy !== undefined) this.checkRedrive(queue.arn, settings);
    queue.configure(settings);
    this.registered(queue.arn).changedAt = this.options.now();
  }

  delete(queue: FifoQueue): void {
    this.byArn.delete(queue.arn);
    this.deletedAt.set(queue.arn, this.options.now());
  }

  find(arn: string): FifoQueue | undefined {
    return this.byArn.get(arn)?.queue;
  }

  /** The queue of this name; throws QueueDoesNotExist. */
  byName(name: string): FifoQueue {
    return this.registered(queueArn(name, this.options)).queue;
  }

  /** The queue behind a URL of any host; throws QueueDoesNotExist. */
  byUrl(url: string): FifoQueue {
    return this.registered(queueUrlToArn(url, this.options)).queue;
  }

  /** A queue with the times at which it was created and last changed; throws QueueDoesNotExist. */
  registered(arn: string): RegisteredQueue {
    const registered = this.byArn.get(arn);
    if (!registered) throw queueDoesNotExist();
    return registered;
  }

  list(namePrefix = ""): FifoQueue[] {
    const queues = [...this.byArn.values()].map(({ queue }) => queue);
    return queues.filter(({ name }) => name.startsWith(namePrefix));
  }

  /** The queues whose dead letters go to this one. */
  sourcesOf(deadLetterArn: string): FifoQueue[] {
    return this.list().filter(({ settings }) => settings.redrivePolicy?.deadLetterTargetArn === deadLetterArn);
  }

  private checkRedrive(sourceArn: string, { redrivePolicy, attributes }: QueueSettings): void {
    if (!redrivePolicy) return;
    const reason = this.whyNotRedrive(sourceArn, redrivePolicy.deadLetterTargetArn);
    if (reason) throw invalidValue("RedrivePolicy", attributes.RedrivePolicy ?? "", reason);
  }

  private whyNotRedrive(sourceArn: string, targetArn: string): string | undefined {
    if (!targetArn.endsWith(".fifo")) return "Dead-letter queue must be same type of queue as the source.";
    if (targetArn === sourceArn) return "A queue cannot be its own dead-letter queue.";
    const target = this.find(targetArn);
    if (!target) return "Dead letter target does not exist.";
    if (allowsRedriveFrom(sourceArn, target.settings.redriveAllowPolicy)) return undefined;
    return `The RedriveAllowPolicy of ${target.name} does not allow ${sourceArn} as a source.`;
  }
}

function checkQueueName(name: string, attributes: QueueAttributes): void {
  if (!/^[\w-]+(\.fifo)?$/.test(name) || name.length > 80) {
    const expected = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
    throw new AwsError("InvalidParameterValue", expected);
  }
  if (name.endsWith(".fifo") !== (attributes.FifoQueue === "true")) {
    const reason = "The name of a FIFO queue ends with .fifo, and its attribute FifoQueue is true.";
    throw invalidValue("QueueName", name, reason);
  }
  if (!name.endsWith(".fifo")) throw unsupported(`Queue ${name} is a standard queue; only FIFO queues exist here.`);
}

function sameQueue(existing: FifoQueue, attributes: QueueAttributes): FifoQueue {
  const differing = Object.keys(attributes).find((name) => existing.settings.attributes[name] !== attributes[name]);
  if (differing === undefined) return existing;
  const problem = `A queue already exists with the same name and a different value for attribute ${differing}`;
  throw new AwsError("QueueNameExists", problem);
}
