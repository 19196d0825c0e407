import * as z from "zod/mini";

// The limits keep an item far below DynamoDB's 400 KB, so that one event cannot fail the batch it is written in. The
// edge cuts its texts at 2,000 characters.
const textLimit = 4_000;
const sessionIdLimit = 200;

// A value below the year 2000 is a time in seconds by mistake.
const earliestTimestamp = Date.UTC(2000, 0, 1);
const latestTimestamp = Date.UTC(2100, 0, 1);
const epochMilliseconds = "expected epoch milliseconds, a whole number between the years 2000 and 2100";
const score = "expected a number from 0 to 100";

/** A lone surrogate is valid JSON but not valid UTF-8: DynamoDB would refuse the whole batch for it. */
const text = (shortest: number, longest: number) =>
  z.pipe(
    z
      .string("expected a string")
      .check(
        z.minLength(shortest, `expected at least ${shortest} character`),
        z.maxLength(longest, `expected at most ${longest} characters`),
      ),
    z.transform((value: string) => value.toWellFormed()),
  );

const identity = {
  requestId: z.guid("expected a UUID"),
  timestamp: z
    .int(epochMilliseconds)
    .check(z.gte(earliestTimestamp, epochMilliseconds), z.lte(latestTimestamp, epochMilliseconds)),
};

/** Two decimals: DynamoDB refuses a whole batch for a number below 1E-130 or with more than 38 digits. */
const matchScore = z.pipe(
  z.number(score).check(z.gte(0, score), z.lte(100, score)),
  z.transform((value: number) => Math.round(value * 100) / 100),
);

const queryEvent = z.object({
  eventType: z.literal("query"),
  ...identity,
  query: text(1, textLimit),
  sessionId: text(1, sessionIdLimit),
});

const responseEvent = z.object({
  eventType: z.literal("response"),
  ...identity,
  matchType: z.enum(["full", "partial", "none"], 'expected "full", "partial" or "none"'),
  matchScore,
  reasoning: text(0, textLimit),
});

const anyEvent = z.discriminatedUnion("eventType", [queryEvent, responseEvent], {
  error: 'expected an object whose eventType is "query" or "response"',
});

export type QueryEvent = z.infer<typeof queryEvent>;
export type ResponseEvent = z.infer<typeof responseEvent>;
export type AnalyticsEvent = QueryEvent | ResponseEvent;

/** An event that no retry can help. `problems` name fields and expectations, never what a visitor typed. */
export class MalformedEventError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`malformed event: ${problems.join("; ")}`);
    this.name = "MalformedEventError";
  }
}

/** Parses a message body; unknown fields are dropped. Throws `MalformedEventError`. */
export function parseEvent(body: string): AnalyticsEvent {
  return checkEvent(parseJson(body));
}

/** Checks an event that is already an object. Throws `MalformedEventError`. */
export function checkEvent(candidate: unknown): AnalyticsEvent {
  const result = anyEvent.safeParse(candidate);
  if (result.success) return result.data;
  throw new MalformedEventError(
    result.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`),
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new MalformedEventError(["body: expected JSON"]);
  }
}
