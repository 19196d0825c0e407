import { randomUUID } from "node:crypto";
import { toEvent } from "../accounting/events";
import type { Scenario } from "../scenario";
import { entriesOf } from "../stage/ledger";

const forms = ["{", "null", '{"eventType":"query"}', JSON.stringify({ eventType: "query", requestId: "x" }), "\\u0000"];
const formOf = (number: number) => forms[number % forms.length] ?? "";

/** A malformed message is received three times, each time after its visibility timeout, and is dead then. */
const dies = {
  mustRing: ["dlq-not-empty"],
  recover: async ({ oncall }) => void (await oncall("dlq", "list")),
  leaves: ({ ledger }) => ({ dead: ledger.counts().malformed }),
  faults: ({ ledger }) => (ledger.counts().malformed > 0 ? [] : ["no malformed message came"]),
} satisfies Partial<Scenario>;

export const poisonFlood: Scenario = {
  name: "poison-flood",
  broken: "a malformed message comes with every event, in a group of its own",
  mayAffect: [],
  mustAffect: [],
  break(world) {
    let sent = 0;
    world.onAccepted = ({ body }) => {
      if (toEvent(body)) world.sendBeside(formOf(sent++), randomUUID());
    };
  },
  repair(world) {
    world.onAccepted = undefined;
  },
  ...dies,
};

/** A queue that keeps order holds back what stands behind a message in its group, whatever becomes of that message. */
export const poisonInGroup: Scenario = {
  name: "poison-in-group",
  broken: "a malformed message comes ahead of each question's events, in their own group",
  mayAffect: ["processing"],
  mustAffect: ["processing"],
  break(world) {
    let sent = 0;
    world.intervene = async ({ name }, call) => {
      if (name !== "cv-analytics-edge" || !call.action.startsWith("SendMessage")) return;
      const [first] = entriesOf(call);
      // What is sent ahead comes by here as well.
      if (first && toEvent(first.MessageBody)) await world.send(formOf(sent++), first.MessageGroupId);
    };
  },
  repair(world) {
    world.intervene = undefined;
  },
  ...dies,
};
