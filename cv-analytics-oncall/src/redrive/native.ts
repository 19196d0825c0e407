import { RefusedError } from "../finding";
import { printable } from "../terminal/printable";
import type { MoveTask, MoveTasks } from "./move-tasks";

export interface NativeRedrive {
  readonly moveTasks: MoveTasks;
  readonly sleep: (ms: number) => Promise<void>;
  /** Cancels the task; what it has moved stays moved. */
  readonly signal: AbortSignal;
}

const lookEachMs = 1_000;
/** A task that was just started may not be listed yet. */
const looksUntilListed = 10;
/** In a row; the task needs nobody to look on. */
const mostFailedLooks = 5;
const longestReason = 300;

const isActive = (task: MoveTask | undefined): boolean => task?.status === "RUNNING" || task?.status === "CANCELLING";

/** Throws a `RefusedError` while a move task is under way: two would move the same messages. */
export async function refuseWhileMoving(moveTasks: MoveTasks): Promise<void> {
  const task = await moveTasks.newest();
  if (!task || !isActive(task)) return;
  const since = new Date(task.startedAt).toISOString();
  throw new RefusedError(
    `a move task is ${task.status.toLowerCase()} since ${since}, ${task.moved} of ${task.toMove} messages moved: wait for its end`,
  );
}

/**
 * Moves everything dead by SQS's own task, and waits for its end; `onMoved` hears how many were moved so far. Throws a
 * `RefusedError` when it loses sight of the task, which runs on then.
 */
export async function redriveNatively(
  { moveTasks, sleep, signal }: NativeRedrive,
  mostPerSecond: number | undefined,
  onMoved: (task: MoveTask) => void,
): Promise<MoveTask> {
  const before = await moveTasks.newest();
  const handle = await moveTasks.start(mostPerSecond);
  let isCancelled = false;
  let failedLooks = 0;
  for (let looks = 1; ; looks += 1) {
    const isToCancel: boolean = signal.aborted && !isCancelled;
    const [cancelled, looked] = await look(moveTasks, isToCancel ? handle : undefined);
    const newest = looked.status === "fulfilled" ? looked.value : undefined;
    const task = newest?.startedAt === before?.startedAt ? undefined : newest;
    if (task) onMoved(task);
    // A task that has ended meanwhile can't be cancelled, and needs not be.
    if (task && !isActive(task)) return task;
    isCancelled ||= task?.status === "CANCELLING" || (isToCancel && cancelled.status === "fulfilled");

    const failure = [looked, cancelled].find((one): one is PromiseRejectedResult => one.status === "rejected");
    failedLooks = failure ? failedLooks + 1 : 0;
    if (failedLooks > mostFailedLooks) throw outOfSight(failure?.reason);
    if (!failure && !task && looks >= looksUntilListed) throw outOfSight("SQS does not list it");
    await sleep(lookEachMs);
  }
}

/** Cancels the task that is to be cancelled, whether it can be seen or not. */
function look(moveTasks: MoveTasks, handleToCancel: string | undefined) {
  const cancelling = handleToCancel === undefined ? undefined : moveTasks.cancel(handleToCancel);
  return Promise.allSettled([cancelling, moveTasks.newest()]);
}

function outOfSight(reason: unknown): RefusedError {
  return new RefusedError(
    `the move task runs on in SQS, but out of sight (${printable(String(reason), longestReason)}): to watch it, run the command again, which refuses while it runs and says how far it is`,
  );
}
