import type { Scenario } from "../scenario";

const skewInMs = 2 * 3_600_000;
/** A scenario takes far less. */
const toleranceInMs = 15 * 60_000;

function clockSkewed(name: string, direction: string, aheadInMs: number): Scenario {
  return {
    name,
    broken: `the edge's clock is two hours ${direction}`,
    mayAffect: [],
    mustAffect: [],
    break(world) {
      world.edgeClockAheadInMs = aheadInMs;
    },
    repair(world) {
      world.edgeClockAheadInMs = 0;
    },
    async faults(world) {
      const { records } = await world.evidence();
      const isSkewed = (at: unknown) => Math.abs(Date.now() + aheadInMs - Number(at)) < toleranceInMs;
      const isShown = records.some(({ timestamp }) => isSkewed(timestamp));
      return isShown ? [] : [`no record's question is two hours ${direction}`];
    },
  };
}

export const clockBehind = clockSkewed("clock-behind", "behind", -skewInMs);
export const clockAhead = clockSkewed("clock-ahead", "ahead", skewInMs);
