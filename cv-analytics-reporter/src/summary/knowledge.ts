import type { CountedWeek } from "../counting/aggregation";
import type { PastReport } from "./past-reports";
import type { Figures } from "./summary";

type Counted = CountedWeek & { readonly figures: Figures };

/** What is known when a week is summed up. */
export interface Knowledge {
  readonly week: string;
  readonly counted: Counted;
  /** The week before, as it is stored; undefined when nothing is stored of it any more. */
  readonly before: Counted | undefined;
  /** The weeks before as they were reported, the latest first. */
  readonly past: readonly { readonly week: string; readonly report: PastReport | undefined }[];
  readonly now: number;
}

/** The days of each week before, the latest first: as they are stored, else as they were reported. */
export function daysBefore({
  before,
  past,
}: Knowledge): { readonly week: string; readonly byDay: readonly number[] | undefined }[] {
  const [last, ...earlier] = past.map(({ week, report }) => ({ week, byDay: report?.byDay }));
  return last ? [{ ...last, byDay: before?.rhythm.byDay ?? last.byDay }, ...earlier] : [];
}
