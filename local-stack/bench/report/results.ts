import { jStat } from "jstat";
import type { Measured } from "./measure";

/** One process that reads and one that reports, one after the other. */
export interface Round {
  /** A week. */
  readonly records: number;
  readonly mix: string;
  readonly read: Measured;
  readonly report: Measured;
}

/** Medians over the rounds of one size and mix; `beyondReading` also as least and most. */
export interface Row {
  readonly records: number;
  readonly mix: string;
  readonly rounds: number;
  readonly readSeconds: number;
  readonly reportSeconds: number;
  /** Processor time that a report takes beyond reading and decoding, as a share of the latter. */
  readonly beyondReading: { readonly median: number; readonly least: number; readonly most: number };
  readonly peakMegabytes: { readonly read: number; readonly report: number };
  readonly recordsPerSecond: number;
}

export function summariseRounds(measured: readonly Round[]): Row[] {
  const groups = Map.groupBy(measured, ({ records, mix }) => `${mix} ${records}`);
  return [...groups.values()].flatMap((rounds) => (rounds[0] ? [toRow(rounds[0], rounds)] : []));
}

function toRow({ records, mix }: Round, rounds: readonly Round[]): Row {
  const median = (figure: (round: Round) => number) => jStat.median(rounds.map(figure));
  const beyond = rounds.map(({ read, report }) => report.cpuSeconds / read.cpuSeconds - 1);
  const reportSeconds = median(({ report }) => report.seconds);
  return {
    records,
    mix,
    rounds: rounds.length,
    readSeconds: median(({ read }) => read.seconds),
    reportSeconds,
    beyondReading: { median: jStat.median(beyond), least: Math.min(...beyond), most: Math.max(...beyond) },
    peakMegabytes: {
      read: median(({ read }) => read.peakMegabytes),
      report: median(({ report }) => report.peakMegabytes),
    },
    recordsPerSecond: median(({ report }) => report.records) / reportSeconds,
  };
}

const columns: readonly [string, (row: Row) => string][] = [
  ["records a week", ({ records }) => records.toLocaleString("en")],
  ["questions", ({ mix }) => mix],
  ["read, s", ({ readSeconds }) => readSeconds.toFixed(2)],
  ["report, s", ({ reportSeconds }) => reportSeconds.toFixed(2)],
  ["records/s", ({ recordsPerSecond }) => Math.round(recordsPerSecond).toLocaleString("en")],
  [
    "beyond reading",
    ({ beyondReading: { median, least, most } }) => `${percent(median)} (${percent(least)} to ${percent(most)})`,
  ],
  ["peak, MB", ({ peakMegabytes: { report } }) => report.toFixed(0)],
  ["reading alone, MB", ({ peakMegabytes: { read } }) => read.toFixed(0)],
];

export function renderTable(rows: readonly Row[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const table = lines.map((line) => line.map((cell, index) => cell.padStart(widths[index] ?? 0)).join("  "));
  return [...table, "", ...growthLines(rows)].join("\n");
}

/** How much more memory the largest week takes than the smallest. */
function growthLines(rows: readonly Row[]): string[] {
  return [...Map.groupBy(rows, ({ mix }) => mix)].flatMap(([mix, ofMix]) => {
    const [first, last] = [ofMix[0], ofMix.at(-1)];
    if (!first || !last || first === last) return [];
    const growth = last.peakMegabytes.report - first.peakMegabytes.report;
    const sizes = `${first.records.toLocaleString("en")} to ${last.records.toLocaleString("en")} records`;
    return [`Peak memory grows by ${growth.toFixed(0)} MB from ${sizes} (${mix} questions).`];
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
