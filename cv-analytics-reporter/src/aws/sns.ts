import { PublishCommand, SNSClient, type SNSClientConfig } from "@aws-sdk/client-sns";
import { deliveryDeadlineInMs } from "../sending/claim";
import { type Channel, deliveryAttempts } from "../sending/delivery";

/** Mail to the topic's subscribers. SNS e-mail is plain text, so they get the text only. */
export function createSnsChannel(config: SNSClientConfig, topicArn: string): Channel {
  const client = new SNSClient({ ...config, maxAttempts: deliveryAttempts });
  return {
    name: "sns",
    async deliver({ subject, text }) {
      const publish = new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: text });
      const { MessageId } = await client.send(publish, { abortSignal: AbortSignal.timeout(deliveryDeadlineInMs) });
      return MessageId ?? "unknown";
    },
  };
}
