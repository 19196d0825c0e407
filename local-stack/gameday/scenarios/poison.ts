import { randomUUID } from "node:crypto";
import { toEvent } from "../accounting/events";
import type { Scenario } from "../scenario";
import type { Accepted } from "../stage/ledger";

const forms = ["{", "null", '{"eventType":"query"}', JSON.stringify({ eventType: "query", requestId: "x" }), "\\u0000"];

/** Sends a malformed message with every event. It is received three times, each time after its visibility timeout, and is dead then. */
function poison(groupOf: (accepted: Accepted) => string): Omit<Scenario, "name" | "broken" | "mayAffect"> {
  return {
    break(world) {
      let sent = 0;
      world.onAccepted = (accepted) => {
        if (toEvent(accepted.body)) world.sendBeside(forms[sent++ % forms.length] ?? "", groupOf(accepted));
      };
    },
    repair(world) {
      world.onAccepted = undefined;
    },
    recover: async ({ oncall }) => void (await oncall("dlq", "list")),
    leaves: ({ ledger }) => ({ dead: ledger.counts().malformed }),
  };
}

export const poisonFlood: Scenario = {
  name: "poison-flood",
  broken: "a malformed message comes with every event, in a group of its own",
  mayAffect: [],
  ...poison(() => randomUUID()),
};

/** A queue that keeps order holds back what stands behind a message in its group, whatever becomes of that message. */
export const poisonInGroup: Scenario = {
  name: "poison-in-group",
  broken: "a malformed message comes with every event, in the event's own group",
  mayAffect: ["processing"],
  ...poison(({ groupId }) => groupId),
};
