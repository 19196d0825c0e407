import { nearestRank } from "../../src/nearest-rank";

/** Of a number of visits, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export function latencyOf(samplesInMs: readonly number[]): Latency {
  return { p50: percentile(samplesInMs, 0.5), p99: percentile(samplesInMs, 0.99) };
}

/** Of no values, 0. */
export function percentile(values: readonly number[], share: number): number {
  return nearestRank(values, share) ?? 0;
}

export interface Latencies {
  readonly without: Latency;
  readonly during: Latency;
  /** During the fault, where no event follows from the answer. */
  readonly control: Latency;
}

/** On a machine that does nothing else. An edge that waits for SQS is far beyond it. */
const leastBoundInMs: Latency = { p50: 250, p99: 1_000 };

/**
 * What the fault added, and what it may add: a fixed span, or as much again as an answer takes anyway where the machine is
 * busy. Whatever delays the control as well is the machine's load, for visitors, AWS and functions share it.
 */
export function compareLatency({ without, during, control }: Latencies) {
  const compare = (key: keyof Latency) => {
    const anyway = Math.max(without[key], control[key]);
    return { added: Math.max(0, during[key] - anyway), allowed: Math.max(leastBoundInMs[key], anyway) };
  };
  return { p50: compare("p50"), p99: compare("p99") };
}

export function isDelayed(latencies: Latencies): boolean {
  return Object.values(compareLatency(latencies)).some(({ added, allowed }) => added > allowed);
}
