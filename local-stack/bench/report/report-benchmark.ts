import type { Benchmark, BenchOptions, Measure } from "../measure/benchmark";
import { measureByTurns } from "../measure/by-turns";
import { ratioOf, spreadOf } from "../measure/spread";
import type { Measured, Reader } from "./measure";
import { bundleReaders, type Mix, serveWeeks } from "./served-weeks";

const mixes: readonly Mix[] = ["usual", "distinct"];
/** The largest weeks take a minute each, and hardly differ from round to round. */
const mostRoundsOfSizes = 2;

export const reportBenchmark: Benchmark = {
  name: "report",
  question:
    "What does a report take beside a loop that reads the same pages and only counts, and what does it hold of larger weeks?",
  async run(options) {
    await bundleReaders();
    const measures: Measure[] = [];
    for (const mix of mixes) measures.push(...(await measureByReader(mix, options)));
    for (const mix of mixes) measures.push(...(await measureBySize(mix, options)));
    return measures;
  },
};

async function measureByReader(mix: Mix, { rounds, quick, onProgress }: BenchOptions): Promise<Measure[]> {
  const size = quick ? 700 : 100_000;
  await using weeks = await serveWeeks(size, mix);
  // Pages are made when they are first asked for, and a report asks otherwise than a loop.
  await weeks.measure("report");
  await weeks.measure("count");
  const contestants = {
    report: () => weeks.measure("report"),
    count: () => weeks.measure("count"),
    array: () => weeks.measure("array"),
    floor: () => weeks.measure("floor"),
  };
  const results = await measureByTurns<Reader, Measured>(contestants, rounds, (round) =>
    onProgress(`${sizeText(size)}, ${mix}, round ${round} of ${rounds}`),
  );
  return toMeasures(`${sizeText(size)}, ${mix}`, results);
}

type Figure = (measured: Measured) => number;
const seconds: Figure = (measured) => measured.seconds;
const cpuSeconds: Figure = (measured) => measured.cpuSeconds;
const peak: Figure = ({ peakMegabytes }) => peakMegabytes;
const recordsPerSecond: Figure = (measured) => measured.records / measured.seconds;

function toMeasures(size: string, results: Readonly<Record<Reader, readonly Measured[]>>): Measure[] {
  const row = (what: string, reader: Reader, figure: Figure, unit: string, others: Partial<Measure> = {}): Measure => ({
    what: `${what}, ${size}`,
    figure: spreadOf(results[reader].map(figure)),
    unit,
    ...others,
  });
  const beside = (to: Reader, figure: Figure) => ({
    ratio: { to: names[to], spread: ratioOf(results.report.map(figure), results[to].map(figure)) },
  });
  return [
    row("report", "report", seconds, "s", { ...beside("count", seconds), target: { atMost: 1.2 } }),
    row("report", "report", seconds, "s", beside("array", seconds)),
    row("report", "report", seconds, "s", beside("floor", seconds)),
    row("report", "report", cpuSeconds, "s on the processor", beside("count", cpuSeconds)),
    ...readers.map((reader) => row(names[reader], reader, recordsPerSecond, "records/s")),
    row("peak memory of a report", "report", peak, "MB", beside("array", peak)),
    row(`peak memory of ${names.count}`, "count", peak, "MB"),
    row(`peak memory of ${names.array}`, "array", peak, "MB"),
  ];
}

const readers: readonly Reader[] = ["report", "count", "array", "floor"];
const names: Readonly<Record<Reader, string>> = {
  report: "report",
  count: "paging and counting",
  array: "all in an array",
  floor: "the floor, counting over the reporter's client",
};

/** What the largest week takes beside the smallest. */
async function measureBySize(mix: Mix, { rounds, quick, onProgress }: BenchOptions): Promise<Measure[]> {
  const [small, large] = quick ? [700, 1_400] : [10_000, 1_000_000];
  const roundsHere = Math.min(rounds, mostRoundsOfSizes);
  await using fewRecords = await serveWeeks(small, mix);
  await using manyRecords = await serveWeeks(large, mix);
  const sizes = { small: () => fewRecords.measure("report"), large: () => manyRecords.measure("report") };
  const results = await measureByTurns(sizes, roundsHere, (round) =>
    onProgress(`${sizeText(small)} and ${large.toLocaleString("en")}, ${mix}, round ${round} of ${roundsHere}`),
  );
  const row = (what: string, size: keyof typeof results, figure: Figure, unit: string): Measure => ({
    what: `${what}, ${sizeText(size === "small" ? small : large)}, ${mix}`,
    figure: spreadOf(results[size].map(figure)),
    unit,
  });
  const growth = ratioOf(results.large.map(peak), results.small.map(peak));
  return [
    row("report", "small", seconds, "s"),
    row("report", "large", seconds, "s"),
    row("report", "large", cpuSeconds, "s on the processor"),
    row("peak memory of a report", "small", peak, "MB"),
    {
      ...row("peak memory of a report", "large", peak, "MB"),
      ratio: { to: sizeText(small), spread: growth },
      target: { atMost: 1.5 },
    },
  ];
}

function sizeText(recordsAWeek: number): string {
  return `${recordsAWeek.toLocaleString("en")} records a week`;
}
