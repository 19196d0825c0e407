import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { startSqsServer } from "./sqs-server";

export function arnOf(name: string): string {
  return `arn:aws:sqs:eu-west-2:000000000000:${name}`;
}

export type DeadLetterPair = Awaited<ReturnType<typeof startDeadLetterPair>>;

/** An SQS server with a queue whose messages go to a dead-letter queue after three receives. */
export async function startDeadLetterPair() {
  const sqs = await startSqsServer();
  const deadLetters = await sqs.createQueue("dead.fifo", { MessageRetentionPeriod: "1209600" });
  const queue = await sqs.createQueue("events.fifo");
  const setOn = (QueueUrl: string, Attributes: Record<string, string>) =>
    sqs.client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  const redriveTo = (deadLetterTargetArn: string) =>
    setOn(queue, { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 }) });
  await redriveTo(arnOf("dead.fifo"));

  /** Receives the queue's messages so often that they are dead, and once more so that they are moved. */
  const letDie = async (...bodies: string[]) => {
    for (const body of bodies) await sqs.send(queue, body);
    for (let receives = 0; receives < 4; receives++) await sqs.receive(queue, { VisibilityTimeout: 0 });
  };
  return { sqs, queue, deadLetters, setOn, redriveTo, letDie };
}
