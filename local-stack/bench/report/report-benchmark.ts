import type { Benchmark, BenchOptions, Measure } from "../measure/benchmark";
import { measureByTurns } from "../measure/by-turns";
import { ratioOf, type Spread, spreadOf } from "../measure/spread";
import type { Measured, Reader } from "./measure";
import { bundleReaders, type Mix, serveWeeks } from "./served-weeks";

const mixes: readonly Mix[] = ["usual", "distinct"];
/** The largest weeks take a minute each, and their memory hardly differs from round to round. */
const mostRoundsOfLargest = 2;

export const reportBenchmark: Benchmark = {
  name: "report",
  question: "What does a report take beside a loop that only pages and counts, and what does it hold of larger weeks?",
  async run(options) {
    await bundleReaders();
    const measures: Measure[] = [];
    for (const mix of mixes) measures.push(...(await measureTime(mix, options)));
    for (const mix of mixes) measures.push(...(await measureMemory(mix, options)));
    return measures;
  },
};

async function measureTime(mix: Mix, { rounds, quick, onProgress }: BenchOptions): Promise<Measure[]> {
  const size = quick ? 700 : 100_000;
  const weeks = await serveWeeks(size, mix);
  try {
    // The first reader finds pages that are yet to be made.
    await weeks.measure("count");
    const by = { report: () => weeks.measure("report"), count: () => weeks.measure("count") };
    const results = await measureByTurns<Reader, Measured>(
      { ...by, array: () => weeks.measure("array") },
      rounds,
      (round) => onProgress(`${sizeText(size)}, ${mix}, round ${round} of ${rounds}`),
    );
    return toMeasures(`${sizeText(size)}, ${mix}`, results);
  } finally {
    await weeks.stop();
  }
}

type Figure = (measured: Measured) => number;
const seconds: Figure = (measured) => measured.seconds;
const cpuSeconds: Figure = (measured) => measured.cpuSeconds;
const peak: Figure = ({ peakMegabytes }) => peakMegabytes;
const recordsPerSecond: Figure = (measured) => measured.records / measured.seconds;

function toMeasures(size: string, results: Readonly<Record<Reader, readonly Measured[]>>): Measure[] {
  const of = (reader: Reader, figure: Figure) => results[reader].map(figure);
  const row = (what: string, reader: Reader, figure: Figure, unit: string, others: Partial<Measure> = {}): Measure => ({
    what: `${what}, ${size}`,
    figure: spreadOf(of(reader, figure)),
    unit,
    ...others,
  });
  const beside = (to: Reader, figure: Figure): { ratio: { to: string; spread: Spread } } => ({
    ratio: { to: names[to], spread: ratioOf(of("report", figure), of(to, figure)) },
  });
  return [
    row("report", "report", seconds, "s", { ...beside("count", seconds), target: { atMost: 1.2 } }),
    row("report", "report", seconds, "s", beside("array", seconds)),
    row("report", "report", cpuSeconds, "s on the processor", beside("count", cpuSeconds)),
    row("report", "report", recordsPerSecond, "records/s"),
    row(names.count, "count", recordsPerSecond, "records/s"),
    row(names.array, "array", recordsPerSecond, "records/s"),
    row("report, peak memory", "report", peak, "MB", beside("array", peak)),
    row(`${names.count}, peak memory`, "count", peak, "MB"),
    row(`${names.array}, peak memory`, "array", peak, "MB"),
  ];
}

const names: Readonly<Record<Reader, string>> = {
  report: "report",
  count: "paging and counting",
  array: "all in an array",
};

async function measureMemory(mix: Mix, { rounds, quick, onProgress }: BenchOptions): Promise<Measure[]> {
  const sizes = quick ? [700, 1_400] : [10_000, 1_000_000];
  const roundsHere = Math.min(rounds, mostRoundsOfLargest);
  const served = await Promise.all(sizes.map(async (size) => ({ size, weeks: await serveWeeks(size, mix) })));
  try {
    const by = Object.fromEntries(served.map(({ size, weeks }) => [String(size), () => weeks.measure("report")]));
    const results = await measureByTurns<string, Measured>(by, roundsHere, (round) =>
      onProgress(`${sizes.map(sizeText).join(" and ")}, ${mix}, round ${round} of ${roundsHere}`),
    );
    const peaks = (size: number) => (results[String(size)] ?? []).map(({ peakMegabytes }) => peakMegabytes);
    const [small = 0] = sizes;
    return sizes.map((size) => ({
      what: `report, peak memory, ${sizeText(size)}, ${mix}`,
      figure: spreadOf(peaks(size)),
      unit: "MB",
      ...(size !== small && { ratio: { to: sizeText(small), spread: ratioOf(peaks(size), peaks(small)) } }),
    }));
  } finally {
    await Promise.all(served.map(({ weeks }) => weeks.stop()));
  }
}

function sizeText(recordsAWeek: number): string {
  return `${recordsAWeek.toLocaleString("en")} records a week`;
}
