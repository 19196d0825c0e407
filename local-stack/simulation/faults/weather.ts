import { requestIdOf } from "../producers/events";
import { mostProducers } from "../producers/plan";
import type { Random } from "../world/random";
import { type CallRates, callFaults } from "./kinds";

export interface Outage {
  readonly name: string;
  /** Of this request alone, whose partition is too hot; else of all of DynamoDB. */
  readonly requestId: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** How rough a run is: most are rough in some respects and calm in others, for what always rains hides what else may happen. */
export interface Weather {
  /** Of the processor. */
  readonly calls: CallRates;
  readonly reporterCalls: CallRates;
  /** When the event source begins to poll: what has come by then comes in full batches. */
  readonly pollsFrom: number;
  readonly receiveLost: number;
  readonly acknowledgementLost: number;
  readonly mailFails: number;
  readonly reportTwice: number;
  readonly redriveKilled: number;
  readonly outages: readonly Outage[];
  /** When faults end, in epoch milliseconds. */
  readonly until: number;
}

const minuteInMs = 60_000;
const hourInMs = 60 * minuteInMs;
/** A report makes some forty calls. */
const reporterStrengths = [0, 0.01, 0.03] as const;
const strengths = [0, 0.02, 0.1, 0.4] as const;
const longestAfterSends = 2 * hourInMs;

/** The weather of a run that sends from `start` to `lastSend`, both in epoch milliseconds. */
export function drawWeather(random: Random, start: number, lastSend: number): Weather {
  const rateOf = (strength: number) => () => (random.chance(0.4) ? strength * random.next() : 0);
  const ratesOf = (rate: () => number) => Object.fromEntries(callFaults.map((fault) => [fault, rate()]));
  const rate = rateOf(random.pick(strengths));
  const until = lastSend + random.between(minuteInMs, longestAfterSends);
  return {
    calls: ratesOf(rate),
    reporterCalls: ratesOf(rateOf(random.pick(reporterStrengths))),
    pollsFrom: random.chance(0.4) ? random.between(start, until) : 0,
    receiveLost: rate(),
    acknowledgementLost: rate(),
    mailFails: random.pick([0, 0, 0.1, 0.4]),
    reportTwice: random.pick([0, 0, 0.3]),
    redriveKilled: random.pick([0, 0, 0.1]),
    outages: [
      ...drawOutages("outage", random.pick([0, 0, 0, 1, 1, 2]), () => drawOutage(random, start, until)),
      ...drawOutages("hot partition", random.pick([0, 0, 1, 2]), () => ({
        ...drawOutage(random, start, until),
        requestId: requestIdOf(random.between(1, mostProducers)),
      })),
    ],
    until,
  };
}

function drawOutages(name: string, count: number, draw: () => Omit<Outage, "name">): Outage[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${name} ${index + 1}`, ...draw() }));
}

function drawOutage(random: Random, start: number, until: number): Omit<Outage, "name"> {
  const from = random.between(start - minuteInMs, until);
  const length = random.chance(0.5) ? random.between(minuteInMs, 30 * minuteInMs) : random.between(0, 4 * hourInMs);
  return { requestId: undefined, from, to: Math.min(from + length, until) };
}
