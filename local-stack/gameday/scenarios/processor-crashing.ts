import { AwsError } from "../../src/aws/service";
import { createRandom, isLucky, seedFrom } from "../../src/sample-week/random";
import type { Scenario } from "../scenario";

const shareOfCalls = 0.15;

export const processorCrashing: Scenario = {
  name: "processor-crashing",
  broken: "the processor's processes are killed amid their work",
  mayAffect: ["processing"],
  mustAffect: ["processing"],
  mustRing: ["processor-errors"],
  break(world) {
    const random = createRandom(seedFrom(world.seed, "crashes"));
    world.intervene = ({ name }, { service }) => {
      if (service !== "dynamodb" || !name.includes("processor") || !isLucky(random, shareOfCalls)) return;
      for (const pid of world.stack.pids("processor")) process.kill(pid, "SIGKILL");
      // The caller is gone: what it asked for is not carried out.
      throw new AwsError("InternalServerError", "the caller was killed", 500);
    };
  },
  repair(world) {
    world.intervene = undefined;
  },
  recover: async ({ oncall, stack }) => {
    if (stack.deadLetters.peek().length > 0) await oncall("dlq", "redrive", "--yes");
  },
};
