import type { BenchOptions, Measure } from "../measure/benchmark";
import { measureByTurns } from "../measure/by-turns";
import { ratioOf, spreadOf } from "../measure/spread";
import { type Drained, type FedProcessor, startFedProcessor } from "./fed-processor";

const concurrencies = [1, 4, 16] as const;
const mostConcurrency = Math.max(...concurrencies);
const databaseDelaysInMs = [0, 5] as const;

/** Events per second from the queue to the record. */
export async function measureByConcurrency({ rounds, quick, onProgress }: BenchOptions): Promise<Measure[]> {
  const events = quick ? 100 : 2_000;
  const measures: Measure[] = [];
  for (const delay of databaseDelaysInMs) {
    const processor = await startFedProcessor(mostConcurrency, delay);
    try {
      await warm(processor, quick);
      const drains = concurrencies.map((one) => [String(one), () => processor.drain(events, one)] as const);
      const results = await measureByTurns<string, Drained>(Object.fromEntries(drains), rounds, (round) =>
        onProgress(`database after ${delay} ms, round ${round} of ${rounds}`),
      );
      measures.push(...toMeasures(delay, results));
    } finally {
      await processor.stop();
    }
  }
  return measures;
}

/** Every process is started and has compiled its code. */
async function warm(processor: FedProcessor, quick: boolean): Promise<void> {
  await processor.drain((quick ? 20 : 200) * mostConcurrency, mostConcurrency);
}

function toMeasures(delay: number, results: Record<string, Drained[]>): Measure[] {
  const database = `database after ${delay} ms`;
  const speeds = (name: string) => results[name]?.map(({ eventsPerSecond }) => eventsPerSecond) ?? [];
  const all = Object.values(results).flat();
  return [
    ...concurrencies.map((concurrency) => ({
      what: `concurrency ${concurrency}, ${database}`,
      figure: spreadOf(speeds(String(concurrency))),
      unit: "events/s",
      ...(concurrency > 1 && {
        ratio: { to: "concurrency 1", spread: ratioOf(speeds(String(concurrency)), speeds("1")) },
      }),
    })),
    cpuMeasure(`processor's CPU, ${database}`, all, "cpuMsPerEvent"),
    cpuMeasure(`CPU of queue and event source, ${database}`, all, "stackCpuMsPerEvent"),
  ];
}

function cpuMeasure(what: string, results: readonly Drained[], key: "cpuMsPerEvent" | "stackCpuMsPerEvent"): Measure {
  return { what, figure: spreadOf(results.map((each) => each[key])), unit: "ms/event" };
}
