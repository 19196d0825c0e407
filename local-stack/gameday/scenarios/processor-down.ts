import type { Scenario } from "../scenario";

const outageInMs = 20 * 60_000;

export const processorDown: Scenario = {
  name: "processor-down",
  broken: "the processor is not invoked for 20 minutes",
  mayAffect: ["processing"],
  mustAffect: ["processing"],
  mustRing: ["queue-stuck"],
  break: ({ stack }) => stack.pause(),
  whileBroken: ({ skip }) => skip(outageInMs),
  repair: ({ stack }) => stack.resume(),
};
