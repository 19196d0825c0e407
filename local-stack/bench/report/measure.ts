import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createDynamoRecords } from "../../../cv-analytics-reporter/src/aws/dynamodb-records";
import { weekBefore } from "../../../cv-analytics-reporter/src/iso-week";
import { previewReport } from "../../../cv-analytics-reporter/src/report";

/** What one process needed for a report, or for reading its pages alone. */
export interface Measured {
  readonly records: number;
  readonly seconds: number;
  /** Of this process, on all of its threads. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Runs as a process of its own: `measure.js PORT read|report`; prints what it measured as JSON. */
const [, , port, mode] = process.argv;
const week = "2025-W45";
const now = () => Date.parse("2025-11-10T08:00:00Z");
const client = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  }),
);
const records = createDynamoRecords({ client, now, table: "bench" });
const days = [0, 1, 2, 3, 4, 5, 6];

/** Pages of both weeks that a report reads, decoded and dropped. */
async function readOnly(): Promise<number> {
  let count = 0;
  for (const each of [week, weekBefore(week)]) {
    await Promise.all(
      days.map(async (day) => {
        for await (const page of records.pagesOfDay(each, day)) count += page.records.length;
      }),
    );
  }
  return count;
}

async function report(): Promise<number> {
  const nothing = async () => {};
  const { summary } = await previewReport(
    { kind: "report", week, force: false, dryRun: true },
    {
      records,
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

const cpuBefore = process.cpuUsage();
const started = performance.now();
(mode === "read" ? readOnly() : report()).then((count) => {
  const { user, system } = process.cpuUsage(cpuBefore);
  const measured: Measured = {
    records: count,
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
  };
  console.log(JSON.stringify(measured));
});
