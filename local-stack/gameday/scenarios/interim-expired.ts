import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";
import { deleteExpired } from "../../src/dynamodb/expiry";
import { createRandom, pickUuid, seedFrom } from "../../src/sample-week/random";
import type { Scenario } from "../scenario";
import type { World } from "../stage/world";

const requests = 12;
const anHourInMs = 3_600_000;
/** A half lives for a day; AWS deletes it some time later. */
const twoDaysInMs = 48 * anHourInMs;
/** The sweep keeps what has waited for more than an hour. */
const askedBeforeInMs = 2 * anHourInMs;

const idsOf = ({ seed }: World) => {
  const random = createRandom(seedFrom(seed, "expired"));
  return Array.from({ length: requests }, () => pickUuid(random));
};

export const interimExpired: Scenario = {
  name: "interim-expired",
  broken: "twelve answers come two days late, when their questions' halves have expired",
  mayAffect: [],
  mustAffect: [],
  async prepare(world) {
    for (const requestId of idsOf(world)) await world.send(JSON.stringify(queryOf(requestId)), requestId);
    await world.untilWorkedOff();
  },
  async break(world) {
    // The schedule's sweep, which comes every twelve hours.
    await world.stack.runSchedule("cv-analytics-unanswered-sweep", new Date());
    await deleteExpired(world.stack.documents, interimTable, Date.now() + twoDaysInMs);
    for (const requestId of idsOf(world)) await world.send(JSON.stringify(responseOf(requestId)), requestId);
  },
  repair: () => {},
  leaves: () => ({ unrecorded: requests }),
  async faults(world) {
    const week = isoWeekOf(Date.now() - askedBeforeInMs);
    const { summary } = (await world.stack.report({ week, dryRun: true })) as Summarised;
    const isRight = summary.unanswered === requests;
    return isRight ? [] : [`the report counts ${summary.unanswered} unanswered questions, expected ${requests}`];
  },
};

interface Summarised {
  readonly summary: { readonly unanswered: number };
}

const interimTable = { name: "cv-analytics-query-events", timeToLive: "ttl", keys: ["requestId", "half"] };

const queryOf = (requestId: string) => ({
  eventType: "query",
  requestId,
  timestamp: Date.now() - askedBeforeInMs,
  query: "Who answers me?",
  sessionId: "late",
});

const responseOf = (requestId: string) => ({
  eventType: "response",
  requestId,
  timestamp: Date.now(),
  matchType: "full",
  matchScore: 84,
  reasoning: "Too late.",
});
