import { AwsError } from "../aws/service";
import type { FifoQueue } from "./fifo-queue";
import { highestRatePerSecond, MoveTask } from "./move-task";
import { handleToTask, taskToHandle } from "./move-task-handle";
import { invalidValue, resourceNotFound, unsupported } from "./sqs-errors";

/** As many as ListMessageMoveTasks can list; older ones are forgotten. */
const rememberedPerSource = 10;

interface MoveTasksWorld {
  readonly now: () => number;
  readonly newId: () => string;
  readonly findQueue: (arn: string) => FifoQueue | undefined;
  readonly sourcesOf: (deadLetterArn: string) => readonly FifoQueue[];
}

export interface StartMoveTask {
  readonly sourceArn: string;
  readonly destinationArn?: string | undefined;
  readonly maxPerSecond?: number | undefined;
}

/** The tasks that move dead letters back. They run only when `advance` is called; `nextDueAt` says when to. */
export class MoveTasks {
  /** Of each source, newest first. */
  private readonly bySource = new Map<string, MoveTask[]>();

  constructor(private readonly world: MoveTasksWorld) {}

  /** Starts a task and returns its handle. */
  start({ sourceArn, destinationArn, maxPerSecond }: StartMoveTask): string {
    this.advance();
    const source = this.sourceOf(sourceArn);
    this.checkStart(source, destinationArn, maxPerSecond);
    const tasks = this.tasksOf(sourceArn);
    if (tasks.some(({ isActive }) => isActive)) {
      const rule = "Only one active task is allowed for a source queue arn at a given time.";
      throw new AwsError("InvalidParameterValue", `There is already a task running. ${rule}`);
    }
    const task = new MoveTask(this.world.newId(), { source, destinationArn, maxPerSecond }, this.world.now());
    this.bySource.set(sourceArn, [task, ...tasks].slice(0, rememberedPerSource));
    return taskToHandle({ taskId: task.id, sourceArn });
  }

  /** The tasks of a source, newest first. */
  list(sourceArn: string, maxResults: number): MoveTask[] {
    if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > rememberedPerSource) {
      throw invalidValue("MaxResults", maxResults, `Must be between 1 and ${rememberedPerSource}, if provided.`);
    }
    this.sourceOf(sourceArn);
    this.advance();
    return this.tasksOf(sourceArn).slice(0, maxResults);
  }

  /** Cancels a running task; what it has moved stays moved. Returns how many messages that are. */
  cancel(handle: string): number {
    this.advance();
    const { taskId, sourceArn } = handleToTask(handle);
    this.sourceOf(sourceArn);
    const task = this.tasksOf(sourceArn).find(({ id }) => id === taskId);
    if (!task) throw resourceNotFound("Task does not exist.");
    if (task.status !== "RUNNING") {
      throw unsupported(`Only a task in status RUNNING can be cancelled, this one is ${task.status}.`);
    }
    task.status = "CANCELLING";
    return task.moved;
  }

  /** Moves everything that is due by now. */
  advance(): void {
    for (const task of this.activeTasks()) task.advance(this.world.now(), this.world.findQueue);
  }

  nextDueAt(): number | undefined {
    const times = this.activeTasks().flatMap((task) => task.nextDueAt() ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  private checkStart(source: FifoQueue, destinationArn: string | undefined, maxPerSecond: number | undefined): void {
    if (this.world.sourcesOf(source.arn).length === 0) {
      throw new AwsError("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");
    }
    if (destinationArn === source.arn) {
      throw invalidValue("DestinationArn", destinationArn, "It must not be the source itself.");
    }
    if (destinationArn !== undefined && !this.world.findQueue(destinationArn)) {
      throw resourceNotFound("The resource that you specified for the DestinationArn parameter doesn't exist.");
    }
    if (maxPerSecond === undefined) return;
    if (!Number.isInteger(maxPerSecond) || maxPerSecond < 1 || maxPerSecond > highestRatePerSecond) {
      const reason = `Must be between 1 and ${highestRatePerSecond}, if provided.`;
      throw invalidValue("MaxNumberOfMessagesPerSecond", maxPerSecond, reason);
    }
  }

  private sourceOf(arn: string): FifoQueue {
    const source = this.world.findQueue(arn);
    if (source) return source;
    throw resourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
  }

  private activeTasks(): MoveTask[] {
    return [...this.bySource.values()].flat().filter(({ isActive }) => isActive);
  }

  private tasksOf(sourceArn: string): MoveTask[] {
    return this.bySource.get(sourceArn) ?? [];
  }
}
