import { marshall } from "@aws-sdk/util-dynamodb";
import { itemsToPage } from "../../../cv-analytics-reporter/src/aws/dynamodb-record";
import { countWeek } from "../../../cv-analytics-reporter/src/counting/aggregation";
import type { Records } from "../../../cv-analytics-reporter/src/counting/records";
import { dayInMs, endOfWeek, startOfWeek, weekdayOf } from "../../../cv-analytics-reporter/src/iso-week";
import { previewReport, type Reporting, type ReportResult } from "../../../cv-analytics-reporter/src/report";
import type { PastReports } from "../../../cv-analytics-reporter/src/summary/past-reports";
import { questionSchema } from "../../../cv-analytics-reporter/src/unanswered/unanswered";
import type { Tables } from "./tables";

const eightOClockInMs = 8 * 3_600_000;
const sweepIntervalInMs = dayInMs / 2;

/** The report of a week as the reporter would send it on the Monday after, at eight, from these tables. Sends and stores nothing. */
export async function previewWeek(week: string, tables: Tables): Promise<ReportResult> {
  const now = endOfWeek(week) + eightOClockInMs;
  const records = recordsOf(tables);
  const tools: Reporting = {
    records,
    pastReports: reportsOf(records),
    waiting: waitingOf(tables),
    unanswered: { async *ofWeek() {}, keep: nothing, forget: nothing },
    sweeps: { ofWeek: async (each) => sweepsOf(each).filter((at) => at <= now), remember: nothing },
    deadLetters: { count: async () => tables.deadLetters },
    ledger: { read: async () => undefined, save: refuse },
    channels: [],
    log: { info: nothing, warn: nothing, error: nothing },
    now: () => now,
  };
  return await previewReport({ kind: "report", week, force: false, dryRun: true }, tools);
}

function recordsOf({ records }: Tables): Records {
  const byDay = Map.groupBy(records, ({ week, timestamp }) => `${week} ${weekdayOf(timestamp)}`);
  return {
    async *pagesOfDay(week, day) {
      const items = byDay.get(`${week} ${day}`) ?? [];
      yield itemsToPage(items.map((item) => marshall(item)));
    },
  };
}

/** As if every week that has records had been reported. */
function reportsOf(records: Records): PastReports {
  return {
    async ofWeek(week) {
      const { figures, rhythm } = await countWeek(records, week, () => {});
      return figures.queries > 0 ? { ...figures, unanswered: 0, byDay: rhythm.byDay } : undefined;
    },
  };
}

function waitingOf({ waiting }: Tables): Reporting["waiting"] {
  return {
    async *pages() {
      yield waiting.map((half) => ({ question: questionSchema.parse(half), processedAt: undefined }));
    },
  };
}

function sweepsOf(week: string): number[] {
  return Array.from({ length: 14 }, (_, index) => startOfWeek(week) + index * sweepIntervalInMs);
}

async function nothing(): Promise<void> {}

function refuse(): never {
  throw new Error("a preview stores nothing");
}
