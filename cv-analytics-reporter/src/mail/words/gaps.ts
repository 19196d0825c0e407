import type { Gap, Summary } from "../../summary/summary";
import type { Change } from "./changes";
import { countOf, countText, scoreText, shareText } from "./numbers";
import { changeSince, groupedTimes, type Listed, moreThan } from "./questions";
import { Quote } from "./quote";

const mostListed = 10;
const mostQuoted = 3;

export interface GapEntry {
  readonly topic: Quote;
  /** "9 times badly answered, average score 22.1" */
  readonly facts: string;
  readonly change?: Change;
  readonly examples: Listed<Quote>;
  readonly reasons: Listed<Quote>;
}

export interface Gaps extends Listed<GapEntry> {
  readonly intro: string;
}

/** What the owner of the CV can act on. */
export function gapsOf(summary: Summary): Gaps {
  const entries = summary.gaps.slice(0, mostListed).map((gap) => toEntry(gap, summary));
  return {
    intro: introOf(summary),
    entries,
    ...moreThan(
      entries.length,
      summary.gapGroups,
      (more) => `And ${countOf(more, "more gap")}, each met no more often than these.`,
    ),
  };
}

function introOf({ badlyAnswered, queries }: Summary): string {
  if (queries === 0) return "No question was recorded, so none was answered badly.";
  if (badlyAnswered === 0) return "No gaps: the CV had a good answer to every question. Well done.";
  const share = shareText(badlyAnswered, queries);
  return `${countText(badlyAnswered)} of ${countOf(queries, "question")} (${share}) found no match or a poor one. What the CV does not say yet:`;
}

function toEntry(gap: Gap, { approximate }: Summary): GapEntry {
  const { topic, count, averageScore, before, examples, reasons } = gap;
  return {
    topic: new Quote(topic),
    facts: `${groupedTimes(count, approximate)} badly answered, average score ${scoreText(averageScore)}`,
    ...changeSince(count, before, "less"),
    examples: quoteSome(
      examples.filter((example) => example !== topic),
      "wording",
    ),
    reasons: quoteSome(reasons, "reason"),
  };
}

function quoteSome(texts: readonly string[], one: string): Listed<Quote> {
  const entries = texts.slice(0, mostQuoted).map((text) => new Quote(text));
  return { entries, ...moreThan(entries.length, texts.length, (more) => `and ${countOf(more, `more ${one}`)}`) };
}
