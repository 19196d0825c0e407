import type { SESv2Client, SESv2ClientConfig } from "@aws-sdk/client-sesv2";
import { deliveryDeadlineInMs } from "../sending/claim";
import { type Channel, deliveryAttempts } from "../sending/delivery";

export interface MailAddresses {
  readonly from: string;
  readonly to: readonly string[];
}

/** HTML mail with a text alternative. The client is loaded with the first mail, not at every start. */
export function createSesChannel(config: SESv2ClientConfig, { from, to }: MailAddresses): Channel {
  let client: SESv2Client | undefined;
  return {
    name: "ses",
    async deliver({ subject, text, html }) {
      const { SESv2Client, SendEmailCommand } = await import("@aws-sdk/client-sesv2");
      client ??= new SESv2Client({ ...config, maxAttempts: deliveryAttempts });
      const inUtf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
      const send = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [...to] },
        Content: { Simple: { Subject: inUtf8(subject), Body: { Text: inUtf8(text), Html: inUtf8(html) } } },
      });
      const { MessageId } = await client.send(send, { abortSignal: AbortSignal.timeout(deliveryDeadlineInMs) });
      return MessageId ?? "unknown";
    },
  };
}
