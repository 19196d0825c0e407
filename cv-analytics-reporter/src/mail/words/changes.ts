import { countText, scoreText, toPercent, toTenths } from "./numbers";

/** Below it, one event more or less is over 5 % already. */
export const leastBase = 20;

const isNew = "new";

/** What a change means to the owner of the CV; never told by colour alone. */
export type Tone = "good" | "bad" | "neutral";

export type Wish = "more" | "less" | "either";

export interface Change {
  /** "+68 (+22 %)", "+3 points, worse", "new", "-" where there is nothing to compare. */
  readonly text: string;
  readonly tone: Tone;
  /** "was 316" */
  readonly was?: string;
}

/** `text` tells of a change in a direction: above 0 is up. */
export function toChange(text: string, direction: number, wish: Wish, was: string): Change {
  const tone = toneOf(direction, wish);
  if (direction === 0 || text === isNew) return { text, tone };
  // Where less is better, the sign alone would mislead.
  const judgement = wish !== "less" ? "" : tone === "good" ? ", better" : ", worse";
  return { text: text + judgement, tone, was: `was ${was}` };
}

function toneOf(direction: number, wish: Wish): Tone {
  if (direction === 0 || wish === "either") return "neutral";
  return direction > 0 === (wish === "more") ? "good" : "bad";
}

/** "+68 (+22 %)", "+3" from a tiny base, "new", "no change". */
export function countChange(now: number, before: number): string {
  if (now === before) return "no change";
  if (before === 0) return isNew;
  return signed(now - before, countText) + percentNote(now, before, before >= leastBase);
}

/** The same for scores, whose percentage says something only when there are enough of them. */
export function scoreChange(now: number, before: number, isTiny: boolean): string {
  const points = toTenths(toTenths(now) - toTenths(before));
  if (points === 0) return "no change";
  return signed(points, scoreText) + percentNote(now, before, !isTiny && before >= leastBase);
}

/** In percentage points of what reads as the shares. */
export function pointsChange(nowInPercent: number, beforeInPercent: number): string {
  const points = nowInPercent - beforeInPercent;
  if (points === 0) return "under 1 point";
  return `${signed(points, countText)} ${Math.abs(points) === 1 ? "point" : "points"}`;
}

/** "+22 %"; undefined when the base is none or tiny, or when it would read as 0 %. */
export function percentChange(now: number, before: number): string | undefined {
  if (before < leastBase) return undefined;
  const percent = toPercent(Math.abs(now - before), before);
  if (percent === 0) return undefined;
  // "-100 %" is said only where nothing is left.
  const shown = now > 0 && now < before ? Math.min(percent, 99) : percent;
  return `${signed(now < before ? -shown : shown, countText)} %`;
}

export function signed(value: number, toText: (size: number) => string): string {
  return (value < 0 ? "-" : "+") + toText(Math.abs(value));
}

function percentNote(now: number, before: number, isMeant: boolean): string {
  return isMeant ? ` (${percentChange(now, before) ?? "under 1 %"})` : "";
}
