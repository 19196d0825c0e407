import { type Actions, serviceOf } from "../aws/actions";
import type { AwsService } from "../aws/service";
import { moveTaskActions } from "./move-task-actions";
import { queueActions } from "./queue-actions";
import { SqsQueues, type SqsQueuesOptions } from "./queues";
import { receiveActions } from "./receive-actions";
import { sendActions } from "./send-actions";
import { type SetTimer, setNodeTimer } from "./timer";

export interface SqsServiceOptions extends SqsQueuesOptions {
  /** The base of queue URLs, without a slash at its end. */
  readonly endpoint: () => string;
  /** Wakes long polls and move tasks; Node's own by default. */
  readonly setTimer?: SetTimer;
}

/** SQS as its JSON protocol shows it, and the queues themselves for those in the same process. */
export function createSqsService(options: SqsServiceOptions): {
  readonly service: AwsService;
  readonly queues: SqsQueues;
} {
  const queues = new SqsQueues(options);
  const context = { ...options, queues, setTimer: options.setTimer ?? setNodeTimer };
  const actions: Actions = {
    ...queueActions(context),
    ...sendActions(context),
    ...receiveActions(context),
    ...moveTaskActions(context),
  };
  return { service: serviceOf("SQS", actions), queues };
}
