import * as z from "zod";
import { readInput } from "../aws/read-input";
import { AwsError, type AwsService } from "../aws/service";

/** A mail as it would have left: by SNS (plain text to each subscriber) or by SES. `at` is epoch milliseconds. */
export interface Mail {
  readonly channel: "sns" | "ses";
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** What the sender set besides, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly at: number;
}

export interface Outbox {
  readonly mails: readonly Mail[];
  readonly sns: AwsService;
  readonly ses: AwsService;
}

export interface OutboxOptions {
  /** E-mail subscribers by topic ARN; publishing to another topic is refused. */
  readonly subscribers: ReadonlyMap<string, readonly string[]>;
  readonly now: () => number;
  readonly newId: () => string;
}

const publish = z.object({ TopicArn: z.string(), Message: z.string(), Subject: z.string().optional() });
const content = z.object({ Data: z.string() });

// SES sets these itself and refuses a simple mail that does.
// https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
const setBySes = new Set(
  "bcc cc content-disposition content-type date from message-id mime-version reply-to return-path subject to".split(
    " ",
  ),
);
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html, and API_Message.html for how many
const header = z.object({
  Name: z
    .string()
    .regex(/^[!-9;-~]{1,126}$/)
    .refine((name) => !setBySes.has(name.toLowerCase()), "is set by SES"),
  Value: z.string().regex(/^[ -~]{1,995}$/),
});
const sendEmail = z.object({
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({
    Simple: z.object({
      Subject: content,
      Body: z.object({ Text: content, Html: content.optional() }),
      Headers: z.array(header).max(15).optional(),
    }),
  }),
});

/** Catches what SNS `Publish` and SES `SendEmail` would have mailed, and keeps all of it. */
export function createOutbox({ subscribers, now, newId }: OutboxOptions): Outbox {
  const mails: Mail[] = [];
  return {
    mails,
    sns: async ({ action, input }) => {
      if (action !== "Publish") throw unsupported("SNS", action);
      const {
        TopicArn,
        Message,
        Subject = "AWS Notification Message",
      } = readInput(publish, input, "ValidationException");
      const to = subscribers.get(TopicArn);
      if (!to) throw new AwsError("NotFound", "Topic does not exist", 404);
      mails.push({ channel: "sns", to, subject: Subject, text: Message, at: now() });
      return { MessageId: newId() };
    },
    ses: async ({ action, input }) => {
      if (action !== "SendEmail") throw unsupported("SES", action);
      const { Destination, Content } = readInput(sendEmail, input, "ValidationException");
      const { Subject, Body, Headers } = Content.Simple;
      const html = Body.Html && { html: Body.Html.Data };
      const headers = Headers && { headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])) };
      mails.push({
        channel: "ses",
        to: Destination.ToAddresses,
        subject: Subject.Data,
        text: Body.Text.Data,
        ...html,
        ...headers,
        at: now(),
      });
      return { MessageId: newId() };
    },
  };
}

function unsupported(service: string, action: string): AwsError {
  return new AwsError("UnknownOperationException", `The local ${service} has no ${action}.`);
}
