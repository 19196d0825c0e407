import type { AssessedLetter } from "../dead-letters/assessment";
import { knownOf } from "../part";
import { printable } from "../terminal/printable";
import { fromNow, instant } from "../terminal/times";
import { answeredAtOf, askedAtOf } from "./known-times";
import type { RequestHalf } from "./request-history";
import type { LoggedLine } from "./request-log";
import { waitingSince } from "./standing";
import type { Trace } from "./trace";

/** Something that happened to a request. */
export interface Happening {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly what: "asked" | "answered" | "waiting" | "recorded" | "died" | "unanswered" | "logged";
  readonly text: string;
}

/** What happened, in its order. Edge, tables and logs have clocks of their own. */
export function toTimeLine(trace: Trace, now: number): readonly Happening[] {
  const { record, kept, dead, log } = trace;
  const keptAt = kept?.keptAt ?? kept?.askedAt;
  return [
    ...happening(askedAtOf(trace), "asked", "by the edge's clock"),
    ...happening(answeredAtOf(trace), "answered", "by the edge's clock"),
    ...(["query", "response"] as const).flatMap((half) => describeWaiting(half, trace[half], now)),
    ...happening(record?.processedAt, "recorded", record ? describeRecord(record) : ""),
    ...happening(keptAt, "unanswered", `seen waiting by a sweep, and kept in ${kept?.week}`),
    ...dead.letters.map(describeDeath),
    ...(knownOf(log) ?? []).map(describeLine),
  ].sort((a, b) => a.at - b.at);
}

function happening(at: number | undefined, what: Happening["what"], text: string): Happening[] {
  return at === undefined ? [] : [{ at, what, text }];
}

function describeRecord({ week, matchType, matchScore }: NonNullable<Trace["record"]>): string {
  return `in ${week}: match ${matchType}, score ${matchScore}`;
}

function describeWaiting(name: "query" | "response", half: RequestHalf | undefined, now: number): Happening[] {
  if (!half) return [];
  const other = name === "query" ? "response" : "query";
  const until = `kept until ${instant(half.keptUntil)} (${fromNow(half.keptUntil, now)})`;
  return [{ at: waitingSince(half, now), what: "waiting", text: `${name} without ${other}, ${until}` }];
}

const longestText = 70;

function describeDeath({ diedAt, content, reason }: AssessedLetter): Happening {
  const text = content.kind === "malformed" ? reason.text : `${content.kind}, ${reason.kind}: ${reason.text}`;
  return { at: diedAt, what: "died", text: printable(text, longestText) };
}

function describeLine({ at, service, message, error }: LoggedLine): Happening {
  const text = `${service}: ${message}${error === undefined ? "" : ` (${error})`}`;
  return { at, what: "logged", text: printable(text, longestText) };
}
