import * as z from "zod/mini";
import { problemsOf } from "./problems";
import { shapeOf } from "./shape";

// SES takes at most 50 recipients a message.
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
const mostRecipients = 50;

// RFC 5321, section 4.5.3.1: 64 characters, an @ and 255 more.
const longestAddress = 320;

const expected = (what: string) => ({
  error: ({ input }: { input?: unknown }) => (input ? `expected ${what}, got ${shapeOf(input)}` : "is missing"),
});

const matching = (pattern: RegExp, what: string) => z.string(expected(what)).check(z.regex(pattern, expected(what)));

const tableName = matching(/^[A-Za-z0-9_.-]{3,255}$/, "a DynamoDB table name");
const topicArn = matching(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/, "an SNS topic ARN");
const queueUrl = matching(/^https?:\/\/[\w.:[\]-]+\/\d{12}\/[A-Za-z0-9_-]{1,80}(\.fifo)?$/, "an SQS queue URL").check(
  z.refine((url) => URL.canParse(url), expected("an SQS queue URL")),
);
const anAddress = { error: ({ input }: { input?: unknown }) => `expected an e-mail address, got ${shapeOf(input)}` };
const address = z.email(anAddress).check(z.maxLength(longestAddress, anAddress));

const environmentSchema = z.pipe(
  z.object({
    ANALYTICS_TABLE: tableName,
    QUERY_EVENTS_TABLE: tableName,
    REPORTS_TABLE: tableName,
    REPORT_TOPIC_ARN: topicArn,
    DLQ_URL: queueUrl,
    REPORT_FROM: z.optional(address),
    REPORT_TO: z.optional(
      z.array(address).check(z.maxLength(mostRecipients, `expected at most ${mostRecipients} addresses`)),
    ),
  }),
  z.transform((environment) => ({
    analyticsTable: environment.ANALYTICS_TABLE,
    queryEventsTable: environment.QUERY_EVENTS_TABLE,
    reportsTable: environment.REPORTS_TABLE,
    reportTopicArn: environment.REPORT_TOPIC_ARN,
    deadLetterQueueUrl: environment.DLQ_URL,
    mail:
      environment.REPORT_FROM && environment.REPORT_TO
        ? { from: environment.REPORT_FROM, to: environment.REPORT_TO }
        : undefined,
  })),
);

export type Settings = z.infer<typeof environmentSchema>;

/** Reads the settings; throws an error that names every missing or malformed one. Nothing has a default. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  // A deployment template hands over an optional setting that is not used as an empty text.
  const from = environment.REPORT_FROM || undefined;
  const to = environment.REPORT_TO || undefined;
  const result = environmentSchema.safeParse({
    ...environment,
    REPORT_FROM: from,
    REPORT_TO: to?.split(",").map((recipient) => recipient.trim()),
  });
  const problems = result.success ? [] : [problemsOf(result.error, "environment")];
  if (from && !to) problems.push("REPORT_TO: is missing while REPORT_FROM is set");
  if (to && !from) problems.push("REPORT_FROM: is missing while REPORT_TO is set");
  if (!result.success || problems.length > 0) throw new Error(`wrong settings: ${problems.join("; ")}`);
  return result.data;
}
