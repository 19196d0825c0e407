import { marshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { parseEvent } from "../../cv-analytics-processor/src/events";
import { toInterimHalf, toRecord } from "../../cv-analytics-processor/src/halves";
import { isoWeekOf } from "../../cv-analytics-processor/src/iso-week";
import { readSettings as readProcessorSettings } from "../../cv-analytics-processor/src/settings";
import { itemToRecord } from "../../cv-analytics-reporter/src/aws/dynamodb-record";
import { recordLifetimeInSeconds } from "../../cv-analytics-reporter/src/counting/records";
import { weekOf } from "../../cv-analytics-reporter/src/iso-week";
import { readSettings as readReporterSettings } from "../../cv-analytics-reporter/src/settings";
import { halfLifetimeInSeconds, questionSchema } from "../../cv-analytics-reporter/src/unanswered/unanswered";
import { toQueryEvent, toResponseEvent } from "../../cv-analytics-worker/src/events";
import { tidyText } from "../../cv-analytics-worker/src/tidy";
import { startOfIsoWeek } from "../src/sample-week/iso-week";
import { stackFiles } from "../src/stack/files";
import { describeService } from "../src/stack/lambdas";
import { loadInfrastructure } from "../src/terraform/infrastructure";

const account = { region: "eu-west-2", accountId: "000000000000" };
const load = (variables = {}) =>
  loadInfrastructure({ stackFiles, variables, ...account, endpoint: "https://sqs.eu-west-2.amazonaws.com" });
const infrastructure = load();
const processor = describeService("processor", account, {});
const reporter = describeService("reporter", account, { ReportFrom: "from@example.org", ReportTo: "to@example.org" });

const anyText = fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 5_000 }), fc.lorem({ maxCount: 900 }));
const anyTime = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2090, 0, 1) });
const anyQuery = fc.record({
  requestId: fc.uuid(),
  askedAt: anyTime,
  query: anyText,
  sessionId: fc.option(anyText, { nil: undefined }),
});
const anyVerdict = fc.record({
  matchType: fc.constantFrom("full" as const, "partial" as const, "none" as const),
  matchScore: fc.double({ min: 0, max: 100, noNaN: true }),
  reasoning: fc.oneof(anyText, fc.constant("")),
});
const tidy = (text: string) => tidyText(text, true);
const throughTheQueue = (event: object) => parseEvent(JSON.stringify(event));

describe("edge and processor", () => {
  test("whatever a visitor types, the processor takes the edge's query event as it was sent", () => {
    fc.assert(
      fc.property(anyQuery, ({ requestId, askedAt, ...question }) => {
        const event = toQueryEvent(question, requestId, askedAt, tidy);
        expect(throughTheQueue(event)).toEqual(event);
      }),
    );
  });

  test("whatever the chatbot answers, the processor takes the edge's response event as it was sent", () => {
    fc.assert(
      fc.property(anyVerdict, fc.uuid(), anyTime, (verdict, requestId, answeredAt) => {
        const event = toResponseEvent(verdict, requestId, answeredAt, tidy);
        expect(throughTheQueue(event)).toEqual(JSON.parse(JSON.stringify(event)));
      }),
    );
  });
});

describe("processor and reporter", () => {
  const query = toQueryEvent(
    { query: "Why?", sessionId: "s" },
    "00000000-0000-4000-8000-000000000000",
    1_762_607_658_821,
    tidy,
  );
  const response = toResponseEvent(
    { matchType: "full", matchScore: 84, reasoning: "" },
    query.requestId,
    query.timestamp + 150,
    tidy,
  );

  test("the reporter reads every record that the processor writes", () => {
    expect(itemToRecord(marshall(toRecord(query, response, query.timestamp)))).toMatchObject({
      query: "Why?",
      matchScore: 84,
      reasoning: response.reasoning,
      responseTimestamp: query.timestamp + 150,
      // From it the report tells when a record was made.
      ttl: Math.floor(query.timestamp / 1_000) + recordLifetimeInSeconds,
    });
  });

  test("the reporter's sweep reads every query half that the processor leaves", () => {
    const half = toInterimHalf(query, query.timestamp);
    expect(questionSchema.parse(half)).toMatchObject({ requestId: query.requestId, timestamp: query.timestamp });
    expect(half.half).toBe("query");
    // From it the sweep tells when a half was processed.
    expect(half.ttl).toBe(Math.floor(query.timestamp / 1_000) + halfLifetimeInSeconds);
  });

  test("both put an instant into the same week, and so does the sample", () => {
    fc.assert(
      fc.property(anyTime, (instant) => {
        const week = isoWeekOf(instant);
        expect(weekOf(instant)).toBe(week);
        expect(instant - startOfIsoWeek(week)).toBeGreaterThanOrEqual(0);
        expect(instant - startOfIsoWeek(week)).toBeLessThan(7 * 86_400_000);
      }),
    );
  });
});

describe("code and infrastructure", () => {
  const names = ({ tables }: typeof infrastructure) => tables.map(({ name }) => name);

  test("each function's settings are complete and name what the workspaces make", () => {
    const { queryEventsTable, analyticsTable } = readProcessorSettings(processor.function.environment);
    const settings = readReporterSettings(reporter.function.environment);
    expect(names(infrastructure).sort()).toEqual([analyticsTable, queryEventsTable, settings.reportsTable].sort());
    expect([settings.analyticsTable, settings.queryEventsTable]).toEqual([analyticsTable, queryEventsTable]);
    expect(infrastructure.topics.map(({ arn }) => arn)).toContain(settings.reportTopicArn);
    expect(settings.deadLetterQueueUrl).toBe(
      `https://sqs.eu-west-2.amazonaws.com/${account.accountId}/cv-analytics-dlq.fifo`,
    );
    expect(settings.mail).toEqual({ from: "from@example.org", to: ["to@example.org"] });
  });

  test("each function runs under a role that its workspace makes for Lambda", () => {
    for (const { function: one } of [processor, reporter])
      expect(infrastructure.roles.map(({ arn }) => arn)).toContain(one.roleArn);
  });

  test("the processor is fed from the workspace's queue, whose visibility timeout is six times the function's timeout", () => {
    const queue = infrastructure.queues.find(({ arn }) => arn === processor.eventSource?.queueArn);
    expect(Number(queue?.attributes.VisibilityTimeout)).toBe(6 * processor.function.timeoutInSeconds);
    expect(processor.eventSource).toMatchObject({ batchSize: 10, functionResponseTypes: ["ReportBatchItemFailures"] });
  });

  test("the schedules invoke the function that the reporter's template makes", () => {
    expect(infrastructure.schedules.map(({ targetArn }) => targetArn)).toEqual([
      reporter.function.arn,
      reporter.function.arn,
    ]);
  });

  test("the tables have the keys, the index and the expiry that the code relies on", () => {
    const tables = new Map(
      infrastructure.tables.map(({ name, ttlAttribute, create }) => [
        name,
        { ttlAttribute, keys: keysOf(create.KeySchema), indexes: create.GlobalSecondaryIndexes },
      ]),
    );
    expect(tables.get("cv-analytics-query-events")).toMatchObject({ keys: ["requestId", "half"], ttlAttribute: "ttl" });
    expect(tables.get("cv-analytics-analytics")).toMatchObject({
      keys: ["requestId", "timestamp"],
      ttlAttribute: "ttl",
    });
    expect(tables.get("cv-analytics-reports")).toMatchObject({ keys: ["week", "item"], ttlAttribute: "ttl" });
    const [index] = tables.get("cv-analytics-analytics")?.indexes ?? [];
    expect([index?.IndexName, ...keysOf(index?.KeySchema)]).toEqual(["week-index", "week", "timestamp"]);
  });

  test("in free-tier mode, tables and indexes together keep to 25 write and 25 read units; on demand none is provisioned", () => {
    const throughputs = ({ tables }: typeof infrastructure) =>
      tables.flatMap(({ create }) =>
        [create, ...(create.GlobalSecondaryIndexes ?? [])].flatMap(({ ProvisionedThroughput: one }) => one ?? []),
      );
    const free = throughputs(infrastructure);
    expect(free).toHaveLength(4);
    expect(free.reduce((sum, { WriteCapacityUnits = 0 }) => sum + WriteCapacityUnits, 0)).toBeLessThanOrEqual(25);
    expect(free.reduce((sum, { ReadCapacityUnits = 0 }) => sum + ReadCapacityUnits, 0)).toBeLessThanOrEqual(25);
    expect(throughputs(load({ capacity_mode: "on-demand" }))).toEqual([]);
  });
});

function keysOf(schema: readonly { readonly AttributeName?: string | undefined }[] = []): (string | undefined)[] {
  return schema.map(({ AttributeName }) => AttributeName);
}
