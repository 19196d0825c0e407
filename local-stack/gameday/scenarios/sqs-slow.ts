import { setTimeout as sleep } from "node:timers/promises";
import type { Scenario } from "../scenario";

const usualDelayInMs = 1_500;
/** Beyond the edge's patience: it sends again what SQS takes nevertheless. */
const longestDelayInMs = 4_500;
const sendsPerLongDelay = 5;

export const sqsSlow: Scenario = {
  name: "sqs-slow",
  broken: "SQS takes 1.5 s for a send, for every fifth 4.5 s, which the edge does not wait for",
  mayAffect: [],
  mustAffect: [],
  break(world) {
    let sends = 0;
    world.intervene = async ({ name }, { action }) => {
      if (name !== "cv-analytics-edge" || !action.startsWith("SendMessage")) return;
      sends += 1;
      await sleep(sends % sendsPerLongDelay === 1 ? longestDelayInMs : usualDelayInMs);
    };
  },
  repair(world) {
    world.intervene = undefined;
  },
  faults: ({ ledger }) => (ledger.counts().repeated > 0 ? [] : ["the edge has sent nothing twice: no send was slow"]),
};
