import type { Benchmark, BenchOptions, Measure, Target } from "../measure/benchmark";
import { measureByTurns } from "../measure/by-turns";
import { quantile, ratioOf, spreadOf } from "../measure/spread";
import { type ContestantName, contestantNames } from "../opponents/contestants";
import { type BatchKind, batchKinds, createBatches } from "./batches";
import { checkLeft } from "./check";
import { openSetting, type Setting } from "./setting";

/** One contestant's turn: the median of its batches, and means over them. */
type Turn = Readonly<Record<Figure, number>>;
type Turns = Readonly<Record<ContestantName, readonly Turn[]>>;
type Figure = "ms" | "cpuMs" | "requests";

const databaseDelayInMs = 5;
/** So that turns last about as long: what the machine does besides then weighs alike on all. */
const batchesATurn = { processor: 100, draft: 10, powertools: 10, floor: 100 } as const satisfies Record<
  ContestantName,
  number
>;
const warmingInMs = 4_000;

/** What is asked for: times the processor is faster, its time beside the floor's, requests, processor time. */
const targets = {
  "five pairs": { faster: 9, overFloor: 2.4, requests: 2, cpu: 0.2 },
  "ten queries": { faster: 4.5, overFloor: 2.4, requests: 2, cpu: 0.5 },
  "ten responses": { faster: 9, overFloor: 1.8, requests: 3, cpu: 0.2 },
} as const satisfies Record<BatchKind, object>;

export const batchBenchmark: Benchmark = {
  name: "batch",
  question: `How long does a batch of ten messages take when the database answers after ${databaseDelayInMs} ms?`,
  async run(options) {
    const setting = await openSetting(databaseDelayInMs);
    try {
      await warmAll(setting, options);
      const measures: Measure[] = [];
      for (const kind of batchKinds) measures.push(...toMeasures(kind, await measureKind(setting, kind, options)));
      return measures;
    } finally {
      await setting.stop();
    }
  },
};

/** All batches before the first is measured: what one kind warms, the next one runs as well. */
async function warmAll(setting: Setting, { quick, onProgress }: BenchOptions): Promise<void> {
  for (const name of contestantNames) {
    onProgress(`checks and warms ${name}`);
    for (const kind of batchKinds) await checkAndWarm(setting, name, kind, quick ? 0 : warmingInMs);
  }
}

async function measureKind(setting: Setting, kind: BatchKind, options: BenchOptions): Promise<Turns> {
  const { rounds, quick, onProgress } = options;
  const turnOf = (name: ContestantName) => () => takeTurn(setting, name, kind, quick ? 2 : batchesATurn[name]);
  const contestants = Object.fromEntries(contestantNames.map((name) => [name, turnOf(name)]));
  return measureByTurns(contestants as Record<ContestantName, () => Promise<Turn>>, rounds, (round) =>
    onProgress(`${kind}: round ${round} of ${rounds}`),
  );
}

/** Every contestant is warmed for as long, however many batches that makes. */
async function checkAndWarm(setting: Setting, name: ContestantName, kind: BatchKind, forMs: number): Promise<void> {
  const batches = createBatches(kind, 5);
  const end = performance.now() + forMs;
  do checkLeft(name, batches, await setting.run(name, batches));
  while (performance.now() < end);
}

async function takeTurn(setting: Setting, name: ContestantName, kind: BatchKind, count: number): Promise<Turn> {
  const { ms, cpuMs, usage } = await setting.run(name, createBatches(kind, count));
  return { ms: quantile(ms, 0.5), cpuMs: cpuMs / count, requests: usage.requests / count };
}

function toMeasures(kind: BatchKind, turns: Turns): Measure[] {
  const { faster, overFloor, requests, cpu } = targets[kind];
  const of = (name: ContestantName, figure: Figure) => turns[name].map((turn) => turn[figure]);
  const row = (name: ContestantName, figure: Figure, to?: ContestantName, target?: Target): Measure => ({
    what: `${kind}, ${name}`,
    figure: spreadOf(of(name, figure)),
    unit: units[figure],
    ...(to && { ratio: { to, spread: ratioOf(of(name, figure), of(to, figure)) } }),
    ...(target && { target }),
  });
  return [
    row("processor", "ms", "floor", { atMost: overFloor }),
    row("draft", "ms", "processor", { atLeast: faster }),
    row("powertools", "ms", "processor", { atLeast: faster }),
    row("floor", "ms"),
    row("processor", "cpuMs", "powertools", { atMost: cpu }),
    row("draft", "cpuMs"),
    row("powertools", "cpuMs"),
    row("floor", "cpuMs"),
    row("processor", "requests", undefined, { atMost: requests }),
    row("draft", "requests"),
    row("powertools", "requests"),
    row("floor", "requests"),
  ];
}

const units = { ms: "ms", cpuMs: "ms on the processor", requests: "requests" };
