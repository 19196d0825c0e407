import type { Scenario } from "../scenario";

const aheadInMs = 2 * 3_600_000;

export const clockSkew: Scenario = {
  name: "clock-skew",
  broken: "the edge's clock is two hours behind",
  mayAffect: [],
  break(world) {
    world.edgeClockAheadInMs = -aheadInMs;
  },
  repair(world) {
    world.edgeClockAheadInMs = 0;
  },
};
