import type { Figures } from "../summary/summary";
import type { QuestionRecord } from "./records";
import { SessionSketch } from "./session-sketch";
import { ValueCounts } from "./value-counts";

export type RecordedFigures = Omit<Figures, "unanswered">;

/** Answers that took longer count as this long; the edge gives a chatbot up much earlier. */
export const longestAnswerInMs = 60_000;

/** The processor keeps scores to two decimals; whole hundredths add up the same in any order. */
const hundredths = 100;

/** Adds up what a week is compared by, record by record, in any order. */
export class FiguresTally {
  readonly sessions = new SessionSketch();
  private queries = 0;
  private readonly matchTypes = { full: 0, partial: 0, none: 0 };
  private readonly scores = new ValueCounts(100 * hundredths);
  private readonly answerTimes = new ValueCounts(longestAnswerInMs);

  add({ matchType, matchScore, sessionId, timestamp, responseTimestamp }: QuestionRecord): void {
    this.queries += 1;
    this.matchTypes[matchType] += 1;
    this.scores.add(matchScore * hundredths);
    this.sessions.add(sessionId);
    if (responseTimestamp !== undefined) this.answerTimes.add(responseTimestamp - timestamp);
  }

  total(): RecordedFigures {
    return {
      queries: this.queries,
      sessions: this.sessions.count(),
      matchTypes: { ...this.matchTypes },
      averageScore: toScore(this.scores.mean()),
      medianScore: toScore(this.scores.median()),
      medianAnswerInMs: this.answerTimes.median(),
    };
  }
}

function toScore(inHundredths: number | null): number | null {
  return inHundredths === null ? null : inHundredths / hundredths;
}
