import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSRecord } from "aws-lambda";
import fc from "fast-check";
import { createDynamoStore } from "../src/dynamodb";
import { type AnalyticsEvent, MalformedEventError, parseEvent } from "../src/events";
import { createHandler } from "../src/handler";
import { createTelemetry } from "../src/telemetry";
import { finalTable, handled, interimTable, messageOf, sortKeys } from "./support/harness";
import { anyBody, typedMark } from "./support/hostile-bodies";
import { type Client, createMemoryDynamoDb } from "./support/memory-dynamodb";

const runs = { seed: 20_251_108, numRuns: 400 };

const anyAttributes = fc.record(
  {
    MessageGroupId: fc.constantFrom("one", "two", "__proto__", "constructor", `${typedMark}!"#$%&'()*+,-./`),
    ApproximateReceiveCount: fc.constantFrom("1", "3", "1e9", "NaN", ""),
    AWSTraceHeader: fc.constant(`Root=1-${typedMark}`),
    MessageDeduplicationId: fc.constant(typedMark),
  },
  { requiredKeys: [] },
);
const anyMessage = fc.record({ body: anyBody, attributes: anyAttributes, hasMore: fc.boolean() });
const anyBatch = fc.array(anyMessage, { minLength: 1, maxLength: 10 }).map((messages) =>
  messages.map(({ body, attributes, hasMore }, index) => {
    const more = { typed: { dataType: "String", stringValue: typedMark }, __proto__: { polluted: true } };
    const messageAttributes = hasMore ? more : undefined;
    return { ...messageOf(body, { id: `message-${index}` }), attributes, messageAttributes } as unknown as SQSRecord;
  }),
);

const written: string[] = [];
beforeAll(() => {
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, "write").mockImplementation((line) => written.push(`${line}`) > 0);
});
afterAll(() => jest.restoreAllMocks());

/** The handler with its real telemetry, on tables in memory. */
async function handle(Records: SQSRecord[]) {
  const database = createMemoryDynamoDb(sortKeys);
  const calls = { queries: 0, others: 0 };
  const send = (command: unknown) => {
    calls[command instanceof QueryCommand ? "queries" : "others"] += 1;
    return (database.client.send as (command: unknown) => Promise<unknown>)(command);
  };
  const serviceName = "cv-analytics-processor";
  const handler = createHandler({
    openStore: (signal) =>
      createDynamoStore({
        client: { send } as unknown as Client,
        tables: { queryEventsTable: interimTable, analyticsTable: finalTable },
        signal,
        sleep: async () => undefined,
        random: () => 0.5,
      }),
    postpone: async () => undefined,
    telemetry: createTelemetry(new Logger({ serviceName }), new Metrics({ namespace: "cv-analytics", serviceName })),
    now: () => handled,
    random: () => 0.5,
    abortAfter: () => new AbortController().signal,
  });
  written.length = 0;
  const { batchItemFailures } = await handler({ Records }, { getRemainingTimeInMillis: () => 30_000 });
  const [halves, records] = [await database.items(interimTable), await database.items(finalTable)];
  return { returned: batchItemFailures.map((one) => one.itemIdentifier), halves, records, calls };
}

function eventOf({ body }: SQSRecord): AnalyticsEvent | undefined {
  try {
    return parseEvent(body);
  } catch (error) {
    if (error instanceof MalformedEventError) return undefined;
    throw error;
  }
}

const countedMalformed = (): number =>
  written
    .map((line) => JSON.parse(line))
    .filter((line) => line._aws)
    .flatMap(({ Malformed = [] }) => Malformed)
    .reduce((sum: number, count: number) => sum + count, 0);

test("whatever the messages of a batch hold, the malformed go back alone, the others are stored, and none is told", async () => {
  let [malformedInAll, storedInAll] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyBatch, async (messages) => {
      const { returned, halves, records, calls } = await handle(messages);

      const malformed = messages.filter((message) => !eventOf(message));
      expect(returned).toEqual(malformed.map(({ messageId }) => messageId));
      expect(countedMalformed()).toBe(malformed.length);
      const sent = new Set(messages.flatMap((message) => eventOf(message)?.requestId ?? []));
      expect(new Set([...halves, ...records].map(({ requestId }) => requestId))).toEqual(sent);
      expect(written.join("")).not.toContain(typedMark);
      // Work depends on how many messages there are, never on what they hold.
      expect(calls.others).toBeLessThanOrEqual(5);
      expect(calls.queries).toBeLessThanOrEqual(messages.length);
      malformedInAll += malformed.length;
      storedInAll += sent.size;
    }),
    runs,
  );
  expect(malformedInAll).toBeGreaterThan(runs.numRuns);
  expect(storedInAll).toBeGreaterThan(runs.numRuns);
});

const half = ["requestId", "half", "timestamp", "status", "ttl"];
const ofQuery = ["query", "sessionId"];
const ofResponse = ["matchType", "matchScore", "reasoning"];
const record = ["requestId", "timestamp", "week", "responseTimestamp", "ttl", ...ofQuery, ...ofResponse];

test("whatever was in a message, an item in the tables has its own fields and no text is longer than the limit", async () => {
  const shapes = [[...half, ...ofQuery], [...half, ...ofResponse], record].map((fields) => fields.sort().join());
  await fc.assert(
    fc.asyncProperty(anyBatch, async (messages) => {
      const { halves, records } = await handle(messages);
      for (const item of [...halves, ...records]) {
        expect(shapes).toContain(Object.keys(item).sort().join());
        expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
        for (const value of Object.values(item)) {
          const isFit =
            typeof value === "string" ? value.length <= 4_000 && value.isWellFormed() : Number.isFinite(value);
          expect(isFit).toBe(true);
        }
      }
    }),
    { ...runs, seed: 2, numRuns: 200 },
  );
});
