import { join } from "node:path";
import { bundleFile } from "../../src/stack/files";
import { createBatches } from "../batch/batches";
import { checkLeft } from "../batch/check";
import type { DatabaseAnswer, DatabaseQuestion } from "../batch/delayed-database";
import { type Program, startProgram } from "../batch/program";
import type { Benchmark, BenchOptions, Measure } from "../measure/benchmark";
import { measureByTurns } from "../measure/by-turns";
import { quantile, ratioOf, spreadOf } from "../measure/spread";
import { bundleBudgetsInKb } from "./bundle-budgets";
import {
  bundleColdContestants,
  bundleProgram,
  type Contestant,
  type ContestantName,
  contestantNames,
  sizeInKb,
  writeEvent,
} from "./contestants";
import { environmentOf } from "./environment";
import type { Start } from "./measure";
import { startCold } from "./start";

type Contestants = Readonly<Record<ContestantName, Contestant>>;
type Starts = Readonly<Record<ContestantName, readonly Start[]>>;
type Database = Program<DatabaseQuestion, DatabaseAnswer>;

/** One start tells little, and by turns they meet the same machine: the figure of a round is the median of so many. */
const mostStartsARound = 5;

export const coldStartBenchmark: Benchmark = {
  name: "cold-start",
  question:
    "How long does a fresh process take from its start to the end of its first batch, five pairs, and how much code is it?",
  async run(options) {
    const contestants = await bundleColdContestants();
    const database = await startProgram<DatabaseQuestion, DatabaseAnswer>(
      join(__dirname, "../batch/delayed-database.ts"),
      { env: { PATH: process.env.PATH ?? "" }, args: ["0"], execArgv: ["--import", "tsx"] },
    );
    try {
      return [...toTimes(await measureStarts(contestants, database, options)), ...toSizes(contestants)];
    } finally {
      await database.stop();
    }
  },
};

async function measureStarts(contestants: Contestants, database: Database, options: BenchOptions): Promise<Starts> {
  const { rounds, quick, onProgress } = options;
  const start = await prepareStart(database);
  // The first start of each reads it from the disk, and shows that it does what it should.
  for (const name of contestantNames) await start(name, contestants[name]);
  const startsARound = quick ? 1 : mostStartsARound;
  const byName = Object.fromEntries(contestantNames.map((name) => [name, () => start(name, contestants[name])]));
  const starts = await measureByTurns(
    byName as Record<ContestantName, () => Promise<Start>>,
    rounds * startsARound,
    (number) => onProgress(`start ${number} of ${rounds * startsARound}`),
  );
  const medians = contestantNames.map((name) => [name, mediansOf(starts[name], startsARound)]);
  return Object.fromEntries(medians) as Record<ContestantName, Start[]>;
}

/** Starts a contestant with a database that is empty and answers at once, and checks what it leaves there. */
async function prepareStart(database: Database): Promise<(name: string, one: Contestant) => Promise<Start>> {
  const program = await bundleProgram();
  const batches = createBatches("five pairs", 1);
  const eventFile = await writeEvent(batches[0]?.event ?? {});
  return async (name, { bundle, hasHandler }) => {
    const { port } = await database.ask({ do: "clear" });
    const env = environmentOf(`http://127.0.0.1:${port}`);
    const start = await startCold({ program, bundle, env, eventFile: hasHandler ? eventFile : undefined });
    if (hasHandler) checkLeft(name, batches, { left: (await database.ask({ do: "show" })).items });
    return start;
  };
}

/** Of so many starts at a time, one after the other. */
function mediansOf(starts: readonly Start[], atATime: number): Start[] {
  const medianOf = (some: readonly Start[], figure: keyof Start) =>
    quantile(
      some.map((start) => start[figure]),
      0.5,
    );
  return Array.from({ length: starts.length / atATime }, (_, round) => {
    const some = starts.slice(round * atATime, (round + 1) * atATime);
    return { ms: medianOf(some, "ms"), cpuMs: medianOf(some, "cpuMs") };
  });
}

function toTimes(starts: Starts): Measure[] {
  const of = (name: ContestantName, figure: keyof Start) => starts[name].map((start) => start[figure]);
  const row = (name: ContestantName, figure: keyof Start, to?: ContestantName, atMost?: number): Measure => ({
    what: `${name}, ${labels[name]}`,
    figure: spreadOf(of(name, figure)),
    unit: units[figure],
    ...(to && { ratio: { to, spread: ratioOf(of(name, figure), of(to, figure)) } }),
    ...(atMost !== undefined && { target: { atMost } }),
  });
  return [
    row("processor", "ms", "bare client", 1),
    row("processor", "ms", "powertools", 0.5),
    row("processor", "ms", "bare client, minified"),
    row("powertools", "ms"),
    row("bare client", "ms"),
    row("bare client, minified", "ms"),
    row("empty", "ms"),
    row("processor", "cpuMs", "bare client"),
    row("processor", "cpuMs", "powertools"),
    row("powertools", "cpuMs"),
    row("bare client", "cpuMs"),
    row("bare client, minified", "cpuMs"),
    row("empty", "cpuMs"),
  ];
}

function toSizes(contestants: Contestants): Measure[] {
  const row = (what: string, bundle: string, atMost?: number): Measure => ({
    what: `${what}, its bundle`,
    figure: spreadOf([sizeInKb(bundle)]),
    unit: "KB",
    ...(atMost !== undefined && { target: { atMost } }),
  });
  return [
    row("processor", contestants.processor.bundle, bundleBudgetsInKb.processor),
    row("reporter", bundleFile("reporter"), bundleBudgetsInKb.reporter),
    row("powertools", contestants.powertools.bundle),
    row("bare client", contestants["bare client"].bundle),
    row("bare client, minified", contestants["bare client, minified"].bundle),
  ];
}

const labels: Readonly<Record<ContestantName, string>> = {
  processor: "first batch done",
  powertools: "first batch done",
  "bare client": "loaded",
  "bare client, minified": "loaded",
  empty: "loaded",
};
const units = { ms: "ms", cpuMs: "ms on the processor" };
