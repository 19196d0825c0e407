import type { Figures, Summary } from "../../summary/summary";
import { type Change, leastBase, toChange, type Wish } from "./changes";
import { countKind, estimateKind, type Kind, type Share, scoreKind, secondsKind, shareKind } from "./figure-kinds";

export interface Figure {
  readonly label: string;
  /** "-" when there is none, such as the average of nothing. */
  readonly value: string;
  /** Absent when nothing is known of the week before. */
  readonly change?: Change;
}

export interface MatchFigure extends Figure {
  readonly type: keyof Figures["matchTypes"];
  /** Of all questions, 0 to 1. */
  readonly share: number;
}

/** The figures that are read first, and how well the questions were answered. */
export interface FigureTable {
  readonly main: readonly Figure[];
  /** Empty when there were no questions. */
  readonly matches: readonly MatchFigure[];
}

const none = "-";

export function figuresOf(summary: Summary): FigureTable {
  const { previous, approximate } = summary;
  const isTiny = Math.min(summary.queries, previous?.queries ?? 0) < leastBase;
  const figure = <T>(label: string, kind: Kind<T>, figureOf: (figures: Figures) => T | null): Figure =>
    toFigure(label, kind, figureOf(summary), previous && { value: figureOf(previous) });
  const match = (label: string, type: MatchFigure["type"], wish: Wish): MatchFigure => ({
    ...figure(label, shareKind(wish, isTiny), (figures) => shareOf(figures, type)),
    type,
    share: summary.matchTypes[type] / Math.max(summary.queries, 1),
  });
  return {
    main: [
      figure("Questions", countKind("more"), ({ queries }) => queries),
      figure("Sessions", approximate.sessions ? estimateKind : countKind("more"), ({ sessions }) => sessions),
      figure("Average score", scoreKind(isTiny), ({ averageScore }) => averageScore),
      figure("Median score", scoreKind(isTiny), ({ medianScore }) => medianScore),
      figure("Median answer time", secondsKind, ({ medianAnswerInMs }) => medianAnswerInMs),
      figure("Unanswered", countKind("less"), ({ unanswered }) => unanswered),
    ],
    matches:
      summary.queries === 0
        ? []
        : [
            match("Full match", "full", "more"),
            match("Partial match", "partial", "either"),
            match("No match", "none", "less"),
          ],
  };
}

function toFigure<T>(label: string, kind: Kind<T>, now: T | null, before: { value: T | null } | null): Figure {
  const value = now === null ? none : kind.toText(now);
  return before ? { label, value, change: compare(kind, now, before.value) } : { label, value };
}

function compare<T>(kind: Kind<T>, now: T | null, before: T | null): Change {
  if (before === null) return { text: none, tone: "neutral" };
  const { toText, toPastText = toText } = kind;
  if (now === null) return { text: `was ${toPastText(before)}`, tone: "neutral" };
  const text = kind.compare(now, before);
  const direction = text === "no change" ? 0 : kind.toNumber(now) - kind.toNumber(before);
  return toChange(text, direction, kind.wish, toPastText(before));
}

/** Null when there were no questions. */
function shareOf({ queries, matchTypes }: Figures, type: MatchFigure["type"]): Share | null {
  return queries === 0 ? null : { part: matchTypes[type], whole: queries };
}
