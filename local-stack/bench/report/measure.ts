import { type AttributeValue, DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { openDynamoDb } from "../../../cv-analytics-reporter/src/aws/dynamodb-client";
import { createDynamoRecords } from "../../../cv-analytics-reporter/src/aws/dynamodb-records";
import { dayInMs, startOfWeek, weekBefore } from "../../../cv-analytics-reporter/src/iso-week";
import { previewReport } from "../../../cv-analytics-reporter/src/report";

/**
 * A report; a loop that only pages and counts, written as one usually does, with the document client and its paginator; one
 * that keeps all that it reads in an array; and the floor, which counts over the reporter's own client and looks at nothing.
 */
export type Reader = "report" | "count" | "array" | "floor";

/** What one process needed. */
export interface Measured {
  /** Of both weeks. */
  readonly records: number;
  readonly seconds: number;
  /** Of this process, on all of its threads. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

// Runs as a process of its own: `measure.js PORT READER`; prints what it measured as JSON.
const [, , port, reader] = process.argv;
const week = "2025-W45";
const weeks = [week, weekBefore(week)];
const now = () => Date.parse("2025-11-10T08:00:00Z");
const configuration = {
  endpoint: `http://127.0.0.1:${port}`,
  region: "eu-west-2",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
};
const pageSize = 1_000;

type Item = Record<string, unknown>;

/** All pages that a report reads, days side by side as well; nothing is checked. */
async function readPages(onPage: (items: readonly Item[]) => void): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(configuration));
  await everyDay(async (week, first) => {
    const values = { ":week": week, ":first": first, ":last": first + dayInMs - 1 };
    const query = { ...queryOfDay, ExpressionAttributeValues: values };
    for await (const { Items = [] } of paginateQuery({ client, pageSize }, query)) onPage(Items);
  });
}

async function everyDay(read: (week: string, start: number) => Promise<void>): Promise<void> {
  for (const week of weeks)
    await Promise.all([0, 1, 2, 3, 4, 5, 6].map((day) => read(week, startOfWeek(week) + day * dayInMs)));
}

const queryOfDay = {
  TableName: "bench",
  IndexName: "week-index",
  KeyConditionExpression: "#week = :week AND #timestamp BETWEEN :first AND :last",
  ExpressionAttributeNames: { "#week": "week", "#timestamp": "timestamp" },
};

async function count(): Promise<number> {
  let records = 0;
  await readPages((items) => {
    records += items.length;
  });
  return records;
}

async function keepInArray(): Promise<number> {
  const all: Item[] = [];
  await readPages((items) => all.push(...items));
  return all.length;
}

async function countPlainItems(): Promise<number> {
  const client = openDynamoDb(configuration);
  let records = 0;
  await everyDay(async (week, first) => {
    const times = { ":first": { N: String(first) }, ":last": { N: String(first + dayInMs - 1) } };
    const query = { ...queryOfDay, ExpressionAttributeValues: { ":week": { S: week }, ...times }, Limit: pageSize };
    let next: Record<string, AttributeValue> | undefined;
    do {
      const start = next && { ExclusiveStartKey: next };
      const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand({ ...query, ...start }));
      records += Items.length;
      next = LastEvaluatedKey;
    } while (next);
  });
  return records;
}

async function report(): Promise<number> {
  const nothing = async () => {};
  const { summary } = await previewReport(
    { kind: "report", week, force: false, dryRun: true },
    {
      records: createDynamoRecords({ client: openDynamoDb(configuration), now, table: "bench" }),
      now,
      waiting: { async *pages() {} },
      unanswered: { async *ofWeek() {}, keep: nothing, forget: nothing },
      sweeps: { ofWeek: async () => [], remember: nothing },
      pastReports: { ofWeek: async () => undefined },
      deadLetters: { count: async () => 0 },
      ledger: { read: async () => undefined, save: async () => false },
      channels: [],
      log: { info: nothing, warn: nothing, error: nothing },
    },
  );
  return summary.queries + (summary.previous?.queries ?? 0);
}

const programs: Readonly<Record<Reader, () => Promise<number>>> = {
  report,
  count,
  array: keepInArray,
  floor: countPlainItems,
};
const cpuBefore = process.cpuUsage();
const started = performance.now();
programs[reader as Reader]().then((records) => {
  const { user, system } = process.cpuUsage(cpuBefore);
  const measured: Measured = {
    records,
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
  };
  console.log(JSON.stringify(measured));
});
