import { weekdayOf } from "../iso-week";
import { QuestionTally } from "../questions/questions";
import type { Figures, Summary } from "../summary/summary";
import type { QuestionRecord, RecordPage } from "./records";

export type RecordedFigures = Omit<Figures, "unanswered">;
export type RecordedWeek = RecordedFigures & Pick<Summary, "topQuestions" | "gaps" | "byDay" | "unreadable">;

/** Counts a week's records in one pass. */
export async function aggregateWeek(pages: AsyncIterable<RecordPage>): Promise<RecordedWeek> {
  const figures = new FiguresTally();
  const questions = new QuestionTally();
  const byDay = [0, 0, 0, 0, 0, 0, 0];
  let unreadable = 0;
  for await (const page of pages) {
    unreadable += page.unreadable;
    for (const record of page.records) {
      figures.add(record);
      questions.add(record);
      const day = weekdayOf(record.timestamp);
      byDay[day] = (byDay[day] ?? 0) + 1;
    }
  }
  return { ...figures.total(), topQuestions: questions.topQuestions(), gaps: questions.gaps(), byDay, unreadable };
}

/** Counts only what the week is compared by. */
export async function aggregateFigures(pages: AsyncIterable<RecordPage>): Promise<RecordedFigures> {
  const figures = new FiguresTally();
  for await (const page of pages) {
    for (const record of page.records) figures.add(record);
  }
  return figures.total();
}

class FiguresTally {
  private queries = 0;
  private scoreSum = 0;
  private readonly sessions = new Set<string>();
  private readonly matchTypes = { full: 0, partial: 0, none: 0 };
  /** How often each score was given: enough for an exact median, and small whatever the week holds. */
  private readonly scores = new Map<number, number>();

  add({ matchType, matchScore, sessionId }: QuestionRecord): void {
    this.queries += 1;
    this.matchTypes[matchType] += 1;
    this.scoreSum += matchScore;
    this.scores.set(matchScore, (this.scores.get(matchScore) ?? 0) + 1);
    if (sessionId !== undefined) this.sessions.add(sessionId);
  }

  total(): RecordedFigures {
    return {
      queries: this.queries,
      sessions: this.sessions.size,
      matchTypes: { ...this.matchTypes },
      averageScore: this.queries === 0 ? null : this.scoreSum / this.queries,
      medianScore: this.queries === 0 ? null : medianOf(this.scores, this.queries),
    };
  }
}

/** The middle one of `total` scores, or the mean of the two in the middle. */
function medianOf(scores: ReadonlyMap<number, number>, total: number): number {
  const ascending = [...scores].sort(([a], [b]) => a - b);
  const scoreAt = (rank: number): number => {
    let passed = 0;
    for (const [score, count] of ascending) {
      passed += count;
      if (passed > rank) return score;
    }
    throw new RangeError(`no score of rank ${rank} among ${passed}`);
  };
  return (scoreAt(Math.floor((total - 1) / 2)) + scoreAt(Math.floor(total / 2))) / 2;
}
