import type { BenchOptions, Measure } from "../measure/benchmark";
import { measureByTurns } from "../measure/by-turns";
import { ratioOf, spreadOf } from "../measure/spread";
import { type Drained, startFedProcessor } from "./fed-processor";

/** More would take hours, and says nothing else. */
const mostRounds = 2;

/** What an event costs, and what a process holds, after few events and after many: all by one process. */
export async function measureBySize({ rounds, quick, onProgress }: BenchOptions): Promise<Measure[]> {
  const sizes = quick ? [100, 200, 400] : [1_000, 10_000, 100_000];
  const warmUp = quick ? 100 : 2_000;
  const roundsHere = Math.min(rounds, mostRounds);
  const contestants = sizes.map((size) => [String(size), () => drainAfresh(size, warmUp)] as const);
  const results = await measureByTurns<string, Drained>(Object.fromEntries(contestants), roundsHere, (round) =>
    onProgress(`${sizes.join(", ")} events, round ${round} of ${roundsHere}`),
  );
  const smallest = String(sizes[0]);
  const figures = (size: string, key: keyof Drained) => results[size]?.map((each) => each[key]) ?? [];
  const measure = (what: string, size: string, key: keyof Drained, unit: string): Measure => ({
    what: `${what}, ${Number(size).toLocaleString("en")} events`,
    figure: spreadOf(figures(size, key)),
    unit,
    ...(size !== smallest && {
      ratio: {
        to: `${Number(smallest).toLocaleString("en")} events`,
        spread: ratioOf(figures(size, key), figures(smallest, key)),
      },
    }),
  });
  const isFlat = (size: string) => size !== smallest && { target: { atMost: 1.2 } };
  const measuresOf = (size: string): Measure[] => [
    { ...measure("processor's CPU", size, "cpuMsPerEvent", "ms/event"), ...isFlat(size) },
    { ...measure("memory held", size, "heldMegabytes", "MB"), ...isFlat(size) },
    measure("peak memory", size, "peakMegabytes", "MB"),
  ];
  return sizes.flatMap((size) => measuresOf(String(size)));
}

/** In a new process, whose start and first events are not counted as cost of an event. */
async function drainAfresh(events: number, warmUp: number): Promise<Drained> {
  const processor = await startFedProcessor(1, 0);
  try {
    await processor.drain(warmUp, 1);
    return await processor.drain(events, 1);
  } finally {
    await processor.stop();
  }
}
