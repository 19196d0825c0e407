import { batchBenchmark } from "./batch/batch-benchmark";
import { coldStartBenchmark } from "./cold-start/cold-start-benchmark";
import { edgeBenchmark } from "./edge/edge-benchmark";
import { latencyBenchmark } from "./latency/latency-benchmark";
import type { Benchmark } from "./measure/benchmark";
import { reportBenchmark } from "./report/report-benchmark";
import { throughputBenchmark } from "./throughput/throughput-benchmark";
import { unitsBenchmark } from "./units/units-benchmark";

/** All of them, in the order in which they are run. */
export const benchmarks: readonly Benchmark[] = [
  batchBenchmark,
  unitsBenchmark,
  coldStartBenchmark,
  throughputBenchmark,
  edgeBenchmark,
  latencyBenchmark,
  reportBenchmark,
];
