import { toEvent } from "../accounting/events";
import type { Scenario } from "../scenario";
import type { World } from "../stage/world";

const copiesOfEach = 3;
const copiedBodies = new WeakMap<World, Set<string>>();

export const duplicateStorm: Scenario = {
  name: "duplicate-storm",
  broken: "every event comes four times, under ids that SQS does not take for the same",
  mayAffect: [],
  mustAffect: [],
  break(world) {
    const copied = new Set<string>();
    copiedBodies.set(world, copied);
    world.onAccepted = ({ body, groupId }) => {
      if (copied.has(body) || !toEvent(body)) return;
      copied.add(body);
      for (let copy = 0; copy < copiesOfEach; copy += 1) world.sendBeside(body, groupId);
    };
  },
  repair(world) {
    world.onAccepted = undefined;
  },
  faults(world) {
    const copied = copiedBodies.get(world) ?? new Set();
    const accepted = world.ledger.bodies().filter((body) => copied.has(body)).length;
    const isStorm = copied.size > 0 && accepted === (1 + copiesOfEach) * copied.size;
    return isStorm ? [] : [`${copied.size} events were accepted ${accepted} times`];
  },
};
