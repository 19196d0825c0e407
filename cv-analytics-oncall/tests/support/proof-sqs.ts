import type { SQSClient } from "@aws-sdk/client-sqs";
import type { GroupLock } from "../../../local-stack/src/sqs/grouped-messages";
import { createSqsService } from "../../../local-stack/src/sqs/sqs-service";
import { VirtualClock } from "../../../local-stack/tests/support/virtual-clock";
import { names } from "../../src/names";
import type { Kill } from "./proof-kill";

interface Command {
  readonly input: object;
}

export type VirtualSqs = ReturnType<typeof createVirtualSqs>;

/** The two queues as worker-infra declares them, without HTTP and on a virtual clock. */
export function createVirtualSqs(groupLock: GroupLock) {
  const clock = new VirtualClock();
  let lastId = 0;
  const { service, queues } = createSqsService({
    ...{ now: clock.now, setTimer: clock.setTimer, newId: () => `id-${++lastId}`, groupLock },
    ...{ region: "eu-west-2", accountId: "000000000000", endpoint: () => "http://127.0.0.1" },
  });
  const fifo = {
    FifoQueue: "true",
    DeduplicationScope: "messageGroup",
    FifoThroughputLimit: "perMessageGroupId",
    MessageRetentionPeriod: "1209600",
  };
  const deadLetters = queues.create(names.deadLetterQueue, fifo);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 3 });
  const queue = queues.create(names.queue, { ...fifo, RedrivePolicy, VisibilityTimeout: "180" });

  const call = async (action: string, input: object) =>
    service({ service: "sqs", action, input: { ...input }, signal: new AbortController().signal }, "on-call");

  /** What the tool talks to until it is killed. A poll that finds nothing lasts its second. */
  const client = (kill: Kill, onSend: (input: object) => void): SQSClient => {
    const carryOut = async (action: string, input: object) => {
      if (action !== "ReceiveMessage") return call(action, input);
      const answer = await call(action, { ...input, WaitTimeSeconds: 0 });
      if (answer.Messages === undefined) clock.advance({ seconds: 1 });
      return answer;
    };
    const send = (command: Command) => {
      const action = command.constructor.name.replace(/Command$/, "");
      return kill.around(async () => {
        if (action === "SendMessageBatch") onSend(command.input);
        return carryOut(action, command.input);
      });
    };
    return { send } as unknown as SQSClient;
  };

  return { clock, queue, deadLetters, call, client };
}
