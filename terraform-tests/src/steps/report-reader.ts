import { SubscribeCommand, UnsubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, DeleteQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { accountId, region } from "../emulator/account";
import type { Suite } from "../suite";

const notification = z.object({ Subject: z.string(), Message: z.string() });

export type Notification = z.output<typeof notification>;

const topic = `arn:aws:sns:${region}:${accountId}:cv-analytics-weekly-report`;

/** Subscribes a reader to the report topic for a while. */
export async function withReader<Result>(
  { clients: { sqs, sns } }: Suite,
  use: (receive: () => Promise<Notification>) => Promise<Result>,
): Promise<Result> {
  const QueueName = "reader-of-the-report";
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const Endpoint = `arn:aws:sqs:${region}:${accountId}:${QueueName}`;
  const subscribing = new SubscribeCommand({ TopicArn: topic, Protocol: "sqs", Endpoint, ReturnSubscriptionArn: true });
  const { SubscriptionArn } = await sns.send(subscribing);
  try {
    return await use(async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
      const [message, ...others] = Messages;
      if (!message || others.length > 0) throw new Error(`expected one report, but got ${Messages.length}`);
      return notification.parse(JSON.parse(message.Body ?? ""));
    });
  } finally {
    await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  }
}
