import type { Movement, Summary } from "../../summary/summary";
import { percentChange } from "./changes";
import { countText, shareText, timesText } from "./numbers";
import { type Phrase, Quote } from "./quote";

const mostTold = 5;

const subjects = {
  questions: "The number of questions",
  sessions: "The number of sessions",
  full: "The share of full matches",
  none: "The share of questions without a match",
  unanswered: "The share of unanswered questions",
} as const;

/** A sentence for each change that stands out of the noise; one that says so when there is none. */
export function movementsOf({ movements, previous }: Summary): Phrase[] {
  if (!previous) return [["There is no week to compare with: nothing is known of the week before."]];
  if (movements.length === 0) return [["Nothing stands out of the noise of the usual ups and downs."]];
  return movements
    .slice(0, mostTold)
    .map((movement) => (movement.kind === "question" ? questionMoved(movement) : figureMoved(movement)));
}

function figureMoved(movement: Movement): Phrase {
  const { kind, now, before, of, beforeOf } = movement;
  const subject = kind === "question" ? "" : subjects[kind];
  if (of === undefined || beforeOf === undefined) {
    const percent = percentChange(now, before);
    const change = `from ${countText(before)} to ${countText(now)}${percent ? ` (${percent})` : ""}`;
    return [`${subject} ${verbOf(movement)} ${change}.`];
  }
  return [`${subject} ${verbOf(movement)} from ${sharePhrase(before, beforeOf)} to ${sharePhrase(now, of)}.`];
}

/** "65 % (205 of 316)" */
function sharePhrase(part: number, whole: number): string {
  return whole === 0 ? "none" : `${shareText(part, whole)} (${countText(part)} of ${countText(whole)})`;
}

function questionMoved(movement: Movement): Phrase {
  const { now, before } = movement;
  const wording = new Quote(movement.question ?? "");
  if (before === 0) return [wording, ` is new: asked ${timesText(now)}, and not the week before.`];
  if (now === 0) return [wording, ` was not asked any more, after ${timesText(before)} the week before.`];
  const from = `${countText(before)}${ofAll(movement.beforeOf)}`;
  return ["Questions like ", wording, ` ${verbOf(movement)} from ${from} to ${countText(now)}${ofAll(movement.of)}.`];
}

function ofAll(whole: number | undefined): string {
  return whole === undefined ? "" : ` of ${countText(whole)}`;
}

/** By share where there are shares, as a week with more questions has more of each kind. */
function verbOf({ now, before, of, beforeOf }: Movement): "rose" | "fell" | "stayed" {
  const growth = of && beforeOf ? now / of - before / beforeOf : now - before;
  return growth > 0 ? "rose" : growth < 0 ? "fell" : "stayed";
}
