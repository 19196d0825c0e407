import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { MoveTasks } from "../redrive/move-tasks";
import { printable } from "../terminal/printable";
import type { SqsQueueAddress } from "./sqs-queue-address";

const statusSchema = z.enum(["RUNNING", "COMPLETED", "CANCELLING", "CANCELLED", "FAILED"]);

const longestReason = 300;

/** The move tasks whose source is this queue. */
export function createSqsMoveTasks(queue: SqsQueueAddress): MoveTasks {
  const arn = async () => (await queue.attributes("QueueArn")).QueueArn;
  return {
    async start(mostPerSecond) {
      const rate = mostPerSecond === undefined ? {} : { MaxNumberOfMessagesPerSecond: mostPerSecond };
      const command = new StartMessageMoveTaskCommand({ SourceArn: await arn(), ...rate });
      return z.string().parse((await queue.client.send(command)).TaskHandle);
    },
    async newest() {
      const { Results = [] } = await queue.client.send(
        new ListMessageMoveTasksCommand({ SourceArn: await arn(), MaxResults: 1 }),
      );
      const [task] = Results;
      if (!task) return undefined;
      return {
        status: statusSchema.parse(task.Status),
        moved: task.ApproximateNumberOfMessagesMoved ?? 0,
        toMove: task.ApproximateNumberOfMessagesToMove ?? 0,
        failureReason: task.FailureReason && printable(task.FailureReason, longestReason),
        startedAt: task.StartedTimestamp ?? 0,
      };
    },
    async cancel(handle) {
      await queue.client.send(new CancelMessageMoveTaskCommand({ TaskHandle: handle }));
    },
  };
}
