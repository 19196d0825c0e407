import { paginateQuery } from "@aws-sdk/lib-dynamodb";
import { openDynamoDb } from "../../../cv-analytics-reporter/src/aws/dynamodb-client";
import { createDynamoRecords } from "../../../cv-analytics-reporter/src/aws/dynamodb-records";
import { dayInMs, startOfWeek, weekBefore } from "../../../cv-analytics-reporter/src/iso-week";
import { previewReport } from "../../../cv-analytics-reporter/src/report";

/** A report; a loop that only pages and counts; and one that keeps all that it reads in an array. */
export type Reader = "report" | "count" | "array";

/** What one process needed. */
export interface Measured {
  /** Of both weeks. */
  readonly records: number;
  readonly seconds: number;
  /** Of this process, on all of its threads. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

// Runs as a process of its own: `measure.js PORT report|count|array`; prints what it measured as JSON.
const [, , port, reader] = process.argv;
const week = "2025-W45";
const weeks = [week, weekBefore(week)];
const now = () => Date.parse("2025-11-10T08:00:00Z");
const client = openDynamoDb({
  endpoint: `http://127.0.0.1:${port}`,
  region: "eu-west-2",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
});

type Item = Record<string, unknown>;

/** All pages that a report reads, by the same client and days side by side as well; nothing is checked. */
async function readPages(onPage: (items: readonly Item[]) => void): Promise<void> {
  const readDay = async (week: string, day: number) => {
    const start = startOfWeek(week) + day * dayInMs;
    const query = {
      TableName: "bench",
      IndexName: "week-index",
      KeyConditionExpression: "#week = :week AND #timestamp BETWEEN :first AND :last",
      ExpressionAttributeNames: { "#week": "week", "#timestamp": "timestamp" },
      ExpressionAttributeValues: { ":week": week, ":first": start, ":last": start + dayInMs - 1 },
    };
    for await (const { Items = [] } of paginateQuery({ client, pageSize: 1_000 }, query)) onPage(Items);
  };
  for (const week of weeks) await Promise.all([0, 1, 2, 3, 4, 5, 6].map((day) => readDay(week, day)));
}

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

async function report(): Promise<number> {
  const nothing = async () => {};
  const { summary } = await previewReport(
    { kind: "report", week, force: false, dryRun: true },
    {
      records: createDynamoRecords({ client, now, table: "bench" }),
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

const programs: Readonly<Record<Reader, () => Promise<number>>> = { report, count, array: keepInArray };
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
