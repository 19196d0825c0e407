import { type MessageHeader, SESv2Client, type SESv2ClientConfig, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { deliveryDeadlineInMs } from "../sending/claim";
import { type Channel, deliveryAttempts } from "../sending/delivery";

export interface MailAddresses {
  /** A plain address, without a name. */
  readonly from: string;
  readonly to: readonly string[];
}

/** HTML mail with a text alternative. The client is made for the first mail, not at every start. */
export function createSesChannel(config: SESv2ClientConfig, { from, to }: MailAddresses): Channel {
  let client: SESv2Client | undefined;
  return {
    name: "ses",
    async deliver({ subject, text, html }) {
      client ??= new SESv2Client({ ...config, maxAttempts: deliveryAttempts });
      const inUtf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
      const send = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [...to] },
        Content: {
          Simple: {
            Subject: inUtf8(subject),
            Body: { Text: inUtf8(text), Html: inUtf8(html) },
            Headers: listHeaders(from),
          },
        },
      });
      const { MessageId } = await client.send(send, { abortSignal: AbortSignal.timeout(deliveryDeadlineInMs) });
      return MessageId ?? "unknown";
    },
  };
}

/**
 * What a mail program needs to offer "unsubscribe" and to sort the reports, and what keeps automatic replies away; SES
 * lets a simple mail set all three. Who unsubscribes writes to the sender. There is no List-Unsubscribe-Post: it needs an
 * HTTPS address to post to, and nothing here listens at one (RFC 8058).
 * https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 * https://www.rfc-editor.org/rfc/rfc2369#section-3.2
 * https://www.rfc-editor.org/rfc/rfc2919#section-3
 * https://www.rfc-editor.org/rfc/rfc3834#section-5
 * https://www.rfc-editor.org/rfc/rfc8058#section-3.1
 */
function listHeaders(from: string): MessageHeader[] {
  // Escaped, nothing in the address can end the header or the address.
  const [mailbox = "", domain = ""] = from.split("@").map(encodeURIComponent);
  const subject = encodeURIComponent("unsubscribe CV analytics weekly report");
  return [
    { Name: "List-Unsubscribe", Value: `<mailto:${mailbox}@${domain}?subject=${subject}>` },
    { Name: "List-Id", Value: `CV analytics weekly report <cv-analytics-weekly-report.${domain}>` },
    { Name: "Auto-Submitted", Value: "auto-generated" },
  ];
}
