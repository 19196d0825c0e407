import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import { deliveryDeadlineInMs } from "./claim";
import type { Channel } from "./delivery";

/** Mail to the topic's subscribers. SNS e-mail is plain text, so they get the text only. */
export function createSnsChannel(client: SNSClient, topicArn: string): Channel {
  return {
    name: "sns",
    async deliver({ subject, text }) {
      const publish = new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: text });
      const { MessageId } = await client.send(publish, { abortSignal: AbortSignal.timeout(deliveryDeadlineInMs) });
      return MessageId ?? "unknown";
    },
  };
}
