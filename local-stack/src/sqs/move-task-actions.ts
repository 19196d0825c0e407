import * as z from "zod";
import type { Actions } from "../aws/actions";
import type { ActionContext } from "./action-context";
import type { MoveTask } from "./move-task";
import { taskToHandle } from "./move-task-handle";
import { parseRequest } from "./request";

const start = z.object({
  SourceArn: z.string(),
  DestinationArn: z.string().optional(),
  MaxNumberOfMessagesPerSecond: z.number().optional(),
});
const list = z.object({ SourceArn: z.string(), MaxResults: z.number().default(1) });
const cancel = z.object({ TaskHandle: z.string() });

/** Starting, listing and cancelling message move tasks; a started one runs on the injected timer. */
export function moveTaskActions({ queues: { moveTasks }, now, setTimer }: ActionContext): Actions {
  let cancelTimer = () => {};
  const runOn = () => {
    cancelTimer();
    const dueAt = moveTasks.nextDueAt();
    if (dueAt === undefined) return;
    cancelTimer = setTimer(
      () => {
        moveTasks.advance();
        runOn();
      },
      Math.max(0, dueAt - now()),
    );
  };
  return {
    StartMessageMoveTask(input) {
      const request = parseRequest(start, input);
      const TaskHandle = moveTasks.start({
        sourceArn: request.SourceArn,
        destinationArn: request.DestinationArn,
        maxPerSecond: request.MaxNumberOfMessagesPerSecond,
      });
      runOn();
      return { TaskHandle };
    },
    ListMessageMoveTasks(input) {
      const { SourceArn, MaxResults } = parseRequest(list, input);
      return { Results: moveTasks.list(SourceArn, MaxResults).map(renderTask) };
    },
    CancelMessageMoveTask(input) {
      const moved = moveTasks.cancel(parseRequest(cancel, input).TaskHandle);
      runOn();
      return { ApproximateNumberOfMessagesMoved: moved };
    },
  };
}

function renderTask(task: MoveTask) {
  const { source, destinationArn, maxPerSecond } = task.request;
  const isRunning = task.status === "RUNNING";
  return {
    TaskHandle: isRunning ? taskToHandle({ taskId: task.id, sourceArn: source.arn }) : undefined,
    Status: task.status,
    SourceArn: source.arn,
    DestinationArn: destinationArn,
    MaxNumberOfMessagesPerSecond: maxPerSecond,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    FailureReason: task.failureReason,
    StartedTimestamp: task.startedAt,
  };
}
