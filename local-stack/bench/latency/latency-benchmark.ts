import type { Benchmark, Measure } from "../measure/benchmark";
import { measureByTurns } from "../measure/by-turns";
import { quantile, spreadOf } from "../measure/spread";
import { arrivals } from "./arrivals";
import { type AskedStack, type Outcome, startAskedStack } from "./asked-stack";

const targetInMs = 250;
/** Questions a second, and for how many seconds a round. */
const loads = [
  { perSecond: 1, seconds: 20 },
  { perSecond: 10, seconds: 20 },
  { perSecond: 50, seconds: 10 },
  { perSecond: 100, seconds: 10 },
] as const;

export const latencyBenchmark: Benchmark = {
  name: "latency",
  question: "How long does it take from a visitor's question to its record, through the real Worker and the queue?",
  async run({ rounds, quick, onProgress }) {
    const stack = await startAskedStack();
    try {
      await warm(stack);
      let seed = 0;
      const contestants = loads.map(({ perSecond, seconds }) => {
        const ask = () => stack.ask(arrivals(perSecond, quick ? 2 : seconds, ++seed));
        return [String(perSecond), ask] as const;
      });
      const results = await measureByTurns<string, Outcome>(Object.fromEntries(contestants), rounds, (round) =>
        onProgress(`${loads.map(({ perSecond }) => perSecond).join(", ")} a second, round ${round} of ${rounds}`),
      );
      return Object.entries(results).flatMap(([perSecond, outcomes]) => toMeasures(perSecond, outcomes));
    } finally {
      await stack.stop();
    }
  },
};

/** Processes start and compile their code, a few questions at a time. */
async function warm(stack: AskedStack): Promise<void> {
  for (const questions of [1, 5, 10, 20, 20]) await stack.ask(Array.from({ length: questions }, () => 0));
}

function toMeasures(perSecond: string, outcomes: readonly Outcome[]): Measure[] {
  const at = `at ${perSecond} a second`;
  const over = (figure: (outcome: Outcome) => number) => spreadOf(outcomes.map(figure));
  const latency = (share: number) => over(({ latencies }) => quantile(latencies, share));
  return [
    { what: `p50 ${at}`, figure: latency(0.5), unit: "ms" },
    { what: `p99 ${at}`, figure: latency(0.99), unit: "ms", target: { atMost: targetInMs } },
    { what: `not recorded ${at}`, figure: over(countUnrecorded), unit: "questions", target: { atMost: 0 } },
    { what: `asked too late ${at}, p99`, figure: over(({ lateBy }) => quantile(lateBy, 0.99)), unit: "ms" },
    { what: `stack's CPU a question ${at}`, figure: over((outcome) => outcome.stackCpuMsPerQuestion), unit: "ms" },
  ];
}

function countUnrecorded({ latencies }: Outcome): number {
  return latencies.filter((latency) => !Number.isFinite(latency)).length;
}
