import { hasExpired } from "../counting/records";
import { endOfWeek, weekBefore } from "../iso-week";
import { daysBefore, type Knowledge } from "./knowledge";
import { questionsOfMonth } from "./month";
import { findMovements, type GroupedChanges } from "./movements";
import type { PastReport } from "./past-reports";
import { type Figures, figuresSchema, type PastWeek, type Summary } from "./summary";

type Comparison = Pick<Summary, "previous" | "movements" | "trend" | "questionsThisMonth">;

/** A week beside the weeks before it. */
export function compareWeeks(knowledge: Knowledge, grouped: GroupedChanges): Comparison {
  const { week, counted, before, now } = knowledge;
  const previous = previousFigures(knowledge);
  const days = daysBefore(knowledge).map((each) => ({ week: each.week, byDay: each.byDay ?? [] }));
  // Without its records, the week before has no questions to compare, but it has figures.
  const compared = before ?? (previous && { figures: previous, spread: counted.spread });
  return {
    previous,
    movements: compared ? findMovements(counted, compared, grouped, now >= endOfWeek(week)) : [],
    trend: trendOf(knowledge, previous),
    questionsThisMonth: questionsOfMonth(week, [{ week, byDay: counted.rhythm.byDay }, ...days]),
  };
}

/** The figures of the week before from what is stored of it, else, or when that has begun to expire, as they were reported. */
function previousFigures({ week, before, past, now }: Knowledge): Figures | null {
  const report = past[0]?.report;
  if (report && (!before || hasExpired(weekBefore(week), now))) return figuresSchema.parse(report);
  return before?.figures ?? null;
}

function trendOf({ week, counted, past }: Knowledge, previous: Figures | null): PastWeek[] {
  const [last, ...earlier] = past;
  return [
    ...earlier.reverse().map((each) => pastWeek(each.week, each.report)),
    ...(last ? [pastWeek(last.week, previous)] : []),
    pastWeek(week, counted.figures),
  ];
}

function pastWeek(week: string, figures: PastReport | Figures | null | undefined): PastWeek {
  return { week, queries: figures?.queries ?? null, averageScore: figures?.averageScore ?? null };
}
