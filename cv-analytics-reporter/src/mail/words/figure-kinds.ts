import { longestAnswerInMs } from "../../counting/figures-tally";
import { countChange, percentChange, pointsChange, scoreChange, signed, type Wish } from "./changes";
import { countText, estimateText, scoreText, shareText, toEstimate, toPercent, toTenths } from "./numbers";

/** How figures of a kind are written, and what their change is. */
export interface Kind<T> {
  readonly toText: (value: T) => string;
  /** As a past value is written, where that is shorter. */
  readonly toPastText?: (value: T) => string;
  readonly toNumber: (value: T) => number;
  /** "no change" when they read the same. */
  readonly compare: (now: T, before: T) => string;
  readonly wish: Wish;
}

/** So many of so many. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

const asIs = (value: number) => value;

export function countKind(wish: Wish): Kind<number> {
  return { toText: countText, toNumber: asIs, compare: countChange, wish };
}

export const estimateKind: Kind<number> = {
  toText: estimateText,
  toNumber: toEstimate,
  compare: (now, before) => countChange(toEstimate(now), toEstimate(before)).replace(/^(?=[+-])/, "about "),
  wish: "more",
};

export function scoreKind(isTiny: boolean): Kind<number> {
  return {
    toText: scoreText,
    toNumber: toTenths,
    compare: (now, before) => scoreChange(now, before, isTiny),
    wish: "more",
  };
}

export const secondsKind: Kind<number> = {
  toText: (ms) => (isOver(ms) ? `over ${longestAnswerInMs / 1000} s` : `${toSeconds(ms).toFixed(1)} s`),
  toNumber: toSeconds,
  compare: compareSeconds,
  wish: "less",
};

/** Its change is in percentage points, or in questions when there are too few of them for percentages. */
export function shareKind(wish: Wish, isTiny: boolean): Kind<Share> {
  return {
    toText: ({ part, whole }) => `${countText(part)} (${shareText(part, whole)})`,
    toPastText: ({ part, whole }) => (isTiny ? countText(part) : shareText(part, whole)),
    toNumber: ({ part, whole }) => (isTiny ? part : part / whole),
    compare: (now, before) => (isTiny ? countChange(now.part, before.part) : compareShares(now, before)),
    wish,
  };
}

function compareShares(now: Share, before: Share): string {
  if (now.part * before.whole === before.part * now.whole) return "no change";
  return pointsChange(toPercent(now.part, now.whole), toPercent(before.part, before.whole));
}

function compareSeconds(now: number, before: number): string {
  const seconds = toTenths(toSeconds(now) - toSeconds(before));
  if (seconds === 0) return "no change";
  const change = signed(seconds, (size) => `${size.toFixed(1)} s`);
  if (isOver(now) || isOver(before)) return `at least ${change}`;
  const percent = percentChange(now, before);
  return percent ? `${change} (${percent})` : change;
}

/** The count stops there; how much longer it was is not known. */
function isOver(ms: number): boolean {
  return ms >= longestAnswerInMs;
}

function toSeconds(ms: number): number {
  return toTenths(Math.min(ms, longestAnswerInMs) / 1000);
}
