import pico from "picocolors";
import { toKnownError } from "../aws/known-errors";
import type { Finding } from "../finding";
import { table } from "../terminal/table";
import { iso, lasting, span } from "../terminal/times";
import type { AssessedLetter, OtherHalf } from "./assessment";
import { type FailureGroup, groupFailures } from "./failure-groups";
import type { Survey } from "./survey";

const shownOfAGroup = 5;

/** The dead messages in groups of identical failures, and what looking cost. */
export function presentList(
  survey: Survey,
  selected: readonly AssessedLetter[],
  { all }: { readonly all?: boolean },
  now: number,
): Finding {
  const groups = groupFailures(selected);
  const { dead, unseen, windowInSeconds, logFault } = survey;
  return {
    json: {
      total: dead.length,
      selected: selected.length,
      unseen,
      groups: groups.map((group) => toJson(group)),
      messages: selected.map((letter) => letterToJson(letter)),
      lookCost: { receives: 1, windowSeconds: windowInSeconds },
      logUnreadable: logFault === undefined ? null : toKnownError(logFault).message,
    },
    text: [
      headline(dead.length, selected.length),
      ...groups.map((group) => describe(group, all ? Infinity : shownOfAGroup, now)),
      notes(survey),
    ].join("\n\n"),
    needsAttention: dead.length + unseen > 0,
  };
}

function headline(total: number, selected: number): string {
  if (total === 0) return "The dead-letter queue is empty.";
  const messages = total === 1 ? "1 dead message" : `${total} dead messages`;
  return pico.bold(selected === total ? messages : `${selected} of ${messages}`);
}

function describe({ letters, count, until }: FailureGroup, most: number, now: number): string {
  const [{ reason, content, prospect }] = letters;
  const title = `${pico.bold(`${count} × ${reason.kind}`)}  ${content.kind === "malformed" ? "" : `${content.kind}: `}${reason.text}`;
  const colour = {
    succeeds: pico.green,
    needless: pico.green,
    maybe: pico.yellow,
    unanswered: pico.yellow,
    fails: pico.red,
  }[prospect.redrive];
  const saving = `redrive ${colour(prospect.redrive)}: ${prospect.why}${until === undefined ? "" : `, ${lasting(until, now)}`}`;
  const rows = letters
    .slice(0, most)
    .map((letter) => [
      letter.content.requestId ?? letter.messageId,
      letter.content.kind,
      `died ${span(now - letter.diedAt)} ago`,
      `received ${letter.receiveCount}×`,
      letter.redrives === 0 ? "" : `redriven ${letter.redrives}×`,
      describeOther(letter.otherHalf, now),
      pico.dim(letter.excerpt),
    ]);
  const rest = count > most ? `\n  and ${count - most} more: --all shows them` : "";
  return `${title}\n  ${saving}\n${table(rows)}${rest}`;
}

function describeOther(other: OtherHalf, now: number): string {
  if (other.where === "recorded") return `recorded in ${other.week}`;
  if (other.where === "waiting") return `${other.half} kept ${lasting(other.keptUntil, now)}`;
  if (other.where === "dead" || other.where === "malformed")
    return `other half ${other.where === "dead" ? "dead as well" : "perhaps malformed"}`;
  return other.where === "unknown" ? "" : `other half ${other.where}`;
}

function notes({ dead, unseen, windowInSeconds, logFault }: Survey): string {
  const lines: string[] = [];
  if (dead.length > 0) {
    lines.push(
      `Looking added one to each receive count and hid each message from others for a moment (killed, for ${windowInSeconds} s); all are visible again.`,
    );
  }
  if (unseen > 0)
    lines.push(`${unseen} more could not be seen: in flight with somebody else, or behind ten others of their group.`);
  if (logFault !== undefined)
    lines.push(`The processor's log could not be read, so reasons may be missing: ${toKnownError(logFault).message}`);
  return pico.dim(lines.join("\n"));
}

function toJson({ letters, count, until }: FailureGroup) {
  const [{ reason, content, prospect }] = letters;
  return {
    count,
    reason: reason.kind,
    text: reason.text,
    event: content.kind,
    redrive: prospect.redrive,
    why: prospect.why,
    until: iso(until),
  };
}

/** A dead message for machines. */
export function letterToJson({ content, reason, otherHalf, prospect, ...letter }: AssessedLetter) {
  return {
    messageId: letter.messageId,
    requestId: content.requestId ?? null,
    event: content.kind,
    askedAt: content.kind === "malformed" ? null : iso(content.timestamp),
    diedAt: iso(letter.diedAt),
    expiresAt: iso(letter.expiresAt),
    receiveCount: letter.receiveCount,
    redrives: letter.redrives,
    copyOf: letter.copyOf ?? null,
    reason: reason.kind,
    text: reason.text,
    otherHalf: otherHalf.where,
    otherHalfKeptUntil: "keptUntil" in otherHalf ? iso(otherHalf.keptUntil) : null,
    redrive: prospect.redrive,
    why: prospect.why,
    until: iso(prospect.until),
    excerpt: letter.excerpt,
  };
}
