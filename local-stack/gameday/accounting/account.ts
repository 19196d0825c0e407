import { type AnalyticsEvent, nameOf, toEvent } from "./events";
import type { Evidence } from "./evidence";
import { recordFaults } from "./record-faults";

/** What became of every event that SQS took; copies of an event count once. */
export interface Account {
  readonly events: Readonly<Record<Fate, number>>;
  /** Names of lost events, and lost malformed bodies. */
  readonly lost: readonly string[];
  /** Records that should not be, or not like this. */
  readonly wrong: readonly string[];
  /** Requests without a record although both of their events were accepted. */
  readonly unrecorded: readonly string[];
}

/** `waiting`: in the queue or as a half; `kept`: a question that is counted as unanswered. */
type Fate = "recorded" | "waiting" | "dead" | "kept" | "lost";

/** Looks for each accepted event where it may be, the best place first. What is nowhere is lost. */
export function account(evidence: Evidence): Account {
  const accepted = distinctEvents(evidence.accepted);
  const requests = Map.groupBy(accepted.values(), ({ requestId }) => requestId);
  const placeOf = placesOf(evidence);
  const fates = [...accepted].map(([name, event]) => ({ name, fate: fateOf(event, placeOf) }));
  const malformed = malformedFates(evidence);
  const all = [...fates, ...malformed];
  const recorded = new Set(evidence.records.map(({ requestId }) => String(requestId)));
  const count = (fate: Fate) => all.filter((one) => one.fate === fate).length;
  return {
    events: {
      recorded: count("recorded"),
      waiting: count("waiting"),
      dead: count("dead"),
      kept: count("kept"),
      lost: count("lost"),
    },
    lost: all.filter(({ fate }) => fate === "lost").map(({ name }) => name),
    wrong: recordFaults(requests, evidence.records),
    unrecorded: [...requests].filter(([id, events]) => events.length === 2 && !recorded.has(id)).map(([id]) => id),
  };
}

function distinctEvents(bodies: readonly string[]): ReadonlyMap<string, AnalyticsEvent> {
  const events = bodies.map(toEvent).filter((event) => event !== undefined);
  return new Map(events.map((event) => [nameOf(event), event]));
}

function placesOf({ records, halves, queued, dead, unanswered }: Evidence) {
  const names = (bodies: readonly string[]) => new Set(distinctEvents(bodies).keys());
  return {
    recorded: new Set(records.map(({ requestId }) => String(requestId))),
    waiting: new Set([...halves.map(({ half, requestId }) => `${half} ${requestId}`), ...names(queued)]),
    dead: names(dead),
    kept: new Set(unanswered.map(({ item }) => `query ${String(item).replace("unanswered#", "")}`)),
  };
}

function fateOf(event: AnalyticsEvent, { recorded, waiting, dead, kept }: ReturnType<typeof placesOf>): Fate {
  const name = nameOf(event);
  if (recorded.has(event.requestId)) return "recorded";
  if (waiting.has(name)) return "waiting";
  if (dead.has(name)) return "dead";
  return kept.has(name) ? "kept" : "lost";
}

/** A malformed message has no name: as many as were accepted must be in the two queues. */
function malformedFates({ accepted, queued, dead }: Evidence): { readonly name: string; readonly fate: Fate }[] {
  const left = { waiting: countMalformed(queued), dead: countMalformed(dead) };
  const take = (place: "waiting" | "dead", body: string) => {
    const count = left[place].get(body) ?? 0;
    left[place].set(body, count - 1);
    return count > 0;
  };
  return accepted
    .filter((body) => !toEvent(body))
    .map((body) => ({
      name: `malformed ${body.slice(0, 40)}`,
      fate: take("dead", body) ? "dead" : take("waiting", body) ? "waiting" : "lost",
    }));
}

function countMalformed(bodies: readonly string[]): Map<string, number> {
  const malformed = bodies.filter((body) => !toEvent(body));
  return new Map([...Map.groupBy(malformed, (body) => body)].map(([body, copies]) => [body, copies.length]));
}
