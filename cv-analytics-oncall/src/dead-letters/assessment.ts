import type { RequestState } from "../requests/request-states";
import type { DeadLetter } from "./dead-letter";
import type { LoggedFailure } from "./failure-log";
import { otherOf, type Reason, reasonOf } from "./reason";

/** Where the other half of a dead event is; `keptUntil` is epoch milliseconds. Of a malformed event, any half that waits. */
export type OtherHalf =
  | { readonly where: "recorded"; readonly week: string }
  | { readonly where: "waiting"; readonly half: "query" | "response"; readonly keptUntil: number }
  | { readonly where: "dead" | "malformed"; readonly keptUntil: number }
  | { readonly where: "maybe in the queue" | "nowhere" | "unknown" };

/**
 * What redriving a message does. `succeeds`: its request is recorded; `maybe`: should its other half turn up; `unanswered`:
 * the question is counted without an answer; `needless`: its request is recorded already; `fails`: it dies again or waits for ever.
 */
export const prospects = ["succeeds", "maybe", "unanswered", "needless", "fails"] as const;

export interface Prospect {
  readonly redrive: (typeof prospects)[number];
  /** When the chance is gone, in epoch milliseconds. */
  readonly until: number | undefined;
  readonly why: string;
}

/** A dead letter with what follows from tables, log and queue. */
export interface AssessedLetter extends DeadLetter {
  readonly reason: Reason;
  readonly otherHalf: OtherHalf;
  readonly prospect: Prospect;
}

export interface Surroundings {
  readonly state: RequestState;
  readonly failure: LoggedFailure | undefined;
  /** The same request's other half, dead as well. */
  readonly deadPartner: DeadLetter | undefined;
  /** A malformed message of the same request, which may be its other half. */
  readonly malformedPartner: DeadLetter | undefined;
  /** Whether neither the event queue nor the unseen rest of the dead-letter queue holds anything: nobody can tell what. */
  readonly isQueueEmpty: boolean;
  readonly now: number;
}

export function assess(letter: DeadLetter, surroundings: Surroundings): AssessedLetter {
  const otherHalf = locateOtherHalf(letter, surroundings);
  const reason = reasonOf(letter, surroundings.failure, otherHalf.where === "nowhere");
  return { ...letter, reason, otherHalf, prospect: prospectOf(letter, otherHalf, surroundings.now) };
}

function locateOtherHalf({ content }: DeadLetter, surroundings: Surroundings): OtherHalf {
  const { state, deadPartner, malformedPartner, isQueueEmpty } = surroundings;
  if (state.record) return { where: "recorded", week: state.record.week };
  const isMalformed = content.kind === "malformed";
  for (const half of isMalformed ? (["query", "response"] as const) : [otherOf(content.kind)]) {
    const waiting = state[half];
    if (waiting) return { where: "waiting", half, keptUntil: waiting.keptUntil };
  }
  if (isMalformed) return { where: "unknown" };
  if (deadPartner) return { where: "dead", keptUntil: deadPartner.expiresAt };
  if (malformedPartner) return { where: "malformed", keptUntil: malformedPartner.expiresAt };
  return { where: isQueueEmpty ? "nowhere" : "maybe in the queue" };
}

function prospectOf(letter: DeadLetter, other: OtherHalf, now: number): Prospect {
  const { content, expiresAt } = letter;
  if (content.kind === "malformed") return prospectOfMalformed(letter, other);
  const half = otherOf(content.kind);
  const until = "keptUntil" in other ? Math.min(expiresAt, other.keptUntil) : expiresAt;
  switch (other.where) {
    case "recorded":
      return { redrive: "needless", until, why: `its request is recorded in ${other.week}` };
    case "waiting": {
      const isOverdue = other.keptUntil < now;
      return {
        redrive: "succeeds",
        until,
        why: `its ${half} waits${isOverdue ? ", but may be deleted at any time" : ""}`,
      };
    }
    case "dead":
      return { redrive: "succeeds", until, why: `together with its ${half}, dead as well` };
    case "malformed":
      return {
        redrive: "maybe",
        until,
        why: `its ${half} may be the malformed one of its request: repair that as well`,
      };
    case "nowhere":
      return content.kind === "query"
        ? { redrive: "unanswered", until, why: "its response is nowhere: the report counts it as unanswered" }
        : { redrive: "fails", until: undefined, why: "its query is in no table and no queue" };
    default:
      return { redrive: "maybe", until, why: `its ${half} may be in the queue` };
  }
}

/** As it is, it dies again; what can be said is until when a repair is of use. */
function prospectOfMalformed({ expiresAt }: DeadLetter, other: OtherHalf): Prospect {
  switch (other.where) {
    case "recorded":
      return { redrive: "fails", until: undefined, why: `it dies again, but its request is recorded in ${other.week}` };
    case "waiting": {
      const why = `it dies again; repaired by export and import, it joins its ${other.half}`;
      return { redrive: "fails", until: Math.min(expiresAt, other.keptUntil), why };
    }
    default:
      return { redrive: "fails", until: expiresAt, why: "it dies again: repair it by export and import" };
  }
}
