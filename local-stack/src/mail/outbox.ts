import * as z from "zod";
import { AwsError, type AwsService } from "../aws/service";

/** A mail as it would have left: by SNS (plain text to each subscriber) or by SES. `at` is epoch milliseconds. */
export interface Mail {
  readonly channel: "sns" | "ses";
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
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
const sendEmail = z.object({
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({
    Simple: z.object({ Subject: content, Body: z.object({ Text: content, Html: content.optional() }) }),
  }),
});

/** Catches what SNS `Publish` and SES `SendEmail` would have mailed, and keeps all of it. */
export function createOutbox({ subscribers, now, newId }: OutboxOptions): Outbox {
  const mails: Mail[] = [];
  return {
    mails,
    sns: async ({ action, input }) => {
      if (action !== "Publish") throw unsupported("SNS", action);
      const { TopicArn, Message, Subject = "AWS Notification Message" } = read(publish, input);
      const to = subscribers.get(TopicArn);
      if (!to) throw new AwsError("NotFound", "Topic does not exist", 404);
      mails.push({ channel: "sns", to, subject: Subject, text: Message, at: now() });
      return { MessageId: newId() };
    },
    ses: async ({ action, input }) => {
      if (action !== "SendEmail") throw unsupported("SES", action);
      const { Destination, Content } = read(sendEmail, input);
      const { Subject, Body } = Content.Simple;
      const html = Body.Html && { html: Body.Html.Data };
      mails.push({
        channel: "ses",
        to: Destination.ToAddresses,
        subject: Subject.Data,
        text: Body.Text.Data,
        ...html,
        at: now(),
      });
      return { MessageId: newId() };
    },
  };
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AwsError("ValidationException", z.prettifyError(result.error));
}

function unsupported(service: string, action: string): AwsError {
  return new AwsError("UnknownOperationException", `The local ${service} has no ${action}.`);
}
