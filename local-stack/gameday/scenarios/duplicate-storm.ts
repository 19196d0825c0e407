import { toEvent } from "../accounting/events";
import type { Scenario } from "../scenario";

const copiesOfEach = 3;

export const duplicateStorm: Scenario = {
  name: "duplicate-storm",
  broken: "every event comes four times, under ids that SQS does not take for the same",
  mayAffect: [],
  break(world) {
    const copied = new Set<string>();
    world.onAccepted = ({ body, groupId }) => {
      if (copied.has(body) || !toEvent(body)) return;
      copied.add(body);
      for (let copy = 0; copy < copiesOfEach; copy += 1) world.sendBeside(body, groupId);
    };
  },
  repair(world) {
    world.onAccepted = undefined;
  },
};
