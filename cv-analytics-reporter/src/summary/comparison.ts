import { endOfWeek } from "../iso-week";
import { questionsOfMonth } from "./month";
import { findMovements, type GroupedChanges } from "./movements";
import type { PastReport } from "./past-reports";
import type { Knowledge } from "./summarise";
import { type Figures, figuresSchema, type PastWeek, type Summary } from "./summary";

type Comparison = Pick<Summary, "previous" | "movements" | "trend" | "questionsThisMonth">;

/** A week beside the weeks before it. */
export function compareWeeks(knowledge: Knowledge, grouped: GroupedChanges): Comparison {
  const { week, counted, before, past, now } = knowledge;
  const previous = previousFigures(knowledge);
  const days = past.map((each) => ({ week: each.week, byDay: each.report?.byDay ?? [] }));
  return {
    previous,
    movements: before ? findMovements(counted, before, grouped, now >= endOfWeek(week)) : [],
    trend: trendOf(knowledge, previous),
    questionsThisMonth: questionsOfMonth(week, [{ week, byDay: counted.rhythm.byDay }, ...days]),
  };
}

/** The figures of the week before from what is stored of it, else as they were reported. */
function previousFigures({ before, past }: Knowledge): Figures | null {
  if (before) return before.figures;
  const report = past[0]?.report;
  return report ? figuresSchema.parse(report) : null;
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
