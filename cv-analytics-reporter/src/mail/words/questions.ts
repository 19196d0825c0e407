import type { Summary } from "../../summary/summary";
import { type Change, countChange, toChange, type Wish } from "./changes";
import { countOf, countText, estimateText, scoreText, shareText, timesText } from "./numbers";
import { Quote } from "./quote";

const mostListed = 10;

export interface Listed<T> {
  readonly entries: readonly T[];
  /** "and 112 more ..."; absent when all are listed. */
  readonly more?: string;
}

export interface QuestionEntry {
  readonly wording: Quote;
  /** "41 times (11 % of all), average score 88.2" */
  readonly facts: string;
  /** Absent when it is not known how often it was asked the week before. */
  readonly change?: Change;
  /** Of the question that was asked most, 0 to 1. */
  readonly share: number;
}

export function topQuestionsOf({ topQuestions, questionGroups, queries, approximate }: Summary): Listed<QuestionEntry> {
  const most = Math.max(...topQuestions.map(({ count }) => count), 1);
  const entries = topQuestions.slice(0, mostListed).map(({ question, count, averageScore, before }) => ({
    wording: new Quote(question),
    facts: `${groupedTimes(count, approximate)} (${shareText(count, Math.max(queries, count))} of all), average score ${scoreText(averageScore)}`,
    ...changeSince(count, before, "either"),
    share: count / most,
  }));
  return {
    entries,
    ...moreThan(
      entries.length,
      questionGroups,
      (more) => `And ${countOf(more, "more question")}, asked no more often than these.`,
    ),
  };
}

/** "41 times", or "about 41,200 times" where only some questions were grouped. */
export function groupedTimes(count: number, { groupedOneIn }: Summary["approximate"]): string {
  return groupedOneIn > 1 ? `${estimateText(count)} times` : timesText(count);
}

export function changeSince(now: number, before: number | null, wish: Wish): { change?: Change } {
  if (before === null) return {};
  return { change: toChange(countChange(now, before), now - before, wish, countText(before)) };
}

/** What is left unlisted is said. */
export function moreThan(listed: number, all: number, toText: (more: number) => string): { more?: string } {
  return all > listed ? { more: toText(all - listed) } : {};
}
