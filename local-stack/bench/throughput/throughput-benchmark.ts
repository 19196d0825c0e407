import type { Benchmark } from "../measure/benchmark";
import { measureByConcurrency } from "./by-concurrency";
import { measureBySize } from "./by-size";

export const throughputBenchmark: Benchmark = {
  name: "throughput",
  question: "How many events a second go from the queue to the record, and does an event cost the same after many?",
  run: async (options) => [...(await measureByConcurrency(options)), ...(await measureBySize(options))],
};
