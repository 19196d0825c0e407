import { QuestionTally } from "../questions/question-tally";
import { FiguresTally, type RecordedFigures } from "./figures-tally";
import type { RecordPage, Records } from "./records";
import { RhythmTally } from "./rhythm-tally";

/** What the records of a week add up to. */
export interface CountedWeek {
  readonly figures: RecordedFigures;
  readonly sessionsAreEstimated: boolean;
  /** How many questions the session of an average question asks. */
  readonly spread: number;
  readonly rhythm: RhythmTally;
  readonly questions: QuestionTally;
  readonly unreadable: number;
}

const days = [0, 1, 2, 3, 4, 5, 6];

/**
 * Counts a week's records in one pass over the index, its days side by side. `onPage` sees each page before it is counted.
 * Which day is faster changes nothing: what all days add to does not depend on order, and question groups, which do when
 * there are very many, are counted by day and put together from Monday on.
 */
export async function countWeek(
  records: Records,
  week: string,
  onPage: (page: RecordPage) => void,
): Promise<CountedWeek> {
  const figures = new FiguresTally();
  const rhythm = new RhythmTally();
  let unreadable = 0;
  const countDay = async (day: number) => {
    const questions = new QuestionTally();
    for await (const page of records.pagesOfDay(week, day)) {
      onPage(page);
      unreadable += page.unreadable;
      for (const record of page.records) {
        figures.add(record);
        rhythm.add(record);
        questions.add(record);
      }
    }
    return questions;
  };
  const questions = (await Promise.all(days.map(countDay))).reduce((all, ofDay) => {
    all.merge(ofDay);
    return all;
  });
  return {
    figures: figures.total(),
    sessionsAreEstimated: figures.sessions.isEstimate,
    spread: figures.sessions.spread(),
    rhythm,
    questions,
    unreadable,
  };
}
