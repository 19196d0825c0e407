import type { Summary } from "../../summary/summary";
import { countOf, countText } from "./numbers";
import { type Listed, moreThan } from "./questions";
import { Quote } from "./quote";
import type { Warnings } from "./warnings";

const mostListed = 10;

/** A number behind the figures, with its name. */
export interface Tally {
  readonly label: string;
  readonly value: string;
}

export interface Trust {
  readonly tallies: readonly Tally[];
  readonly unanswered: Listed<Quote>;
  /** Whether nothing is missing; then the verdict begins with a line that says so. */
  readonly isWell: boolean;
  /** What the warnings mean. */
  readonly verdict: readonly string[];
}

export function trustOf(summary: Summary, warnings: Warnings): Trust {
  return {
    tallies: talliesOf(summary),
    unanswered: unansweredOf(summary),
    isWell: warnings.missing.length === 0,
    verdict: verdictOf(warnings),
  };
}

/** Every question that the system knows of, and whatever it could not count. */
function talliesOf({ queries, unanswered, waiting, deadLetters, unreadable, late }: Summary): Tally[] {
  const known = (count: number | null) => (count === null ? "unknown" : countText(count));
  return [
    { label: "Recorded with their answer", value: countText(queries) },
    { label: "Unanswered", value: countText(unanswered) },
    { label: "Still waiting for an answer", value: countText(waiting) },
    { label: "All questions known", value: countText(queries + unanswered + waiting) },
    { label: "Dead-lettered events, of whatever week", value: known(deadLetters) },
    { label: "Stored items that could not be read", value: countText(unreadable) },
    { label: "Late records of the week before", value: known(late) },
  ];
}

function unansweredOf({ unanswered, unansweredQuestions }: Summary): Listed<Quote> {
  const entries = unansweredQuestions.slice(0, mostListed).map((text) => new Quote(text));
  return {
    entries,
    ...moreThan(entries.length, unanswered, (more) =>
      entries.length === 0 ? `Their texts are not known.` : `And ${countOf(more, "more question")} without an answer.`,
    ),
  };
}

function verdictOf({ missing, notes }: Warnings): string[] {
  const details = [...missing, ...notes].map(({ detail }) => detail);
  return missing.length > 0 ? details : [allWell, ...details];
}

const allWell =
  "Nothing is missing as far as the system can tell: the dead-letter queue is empty, every sweep came in time, " +
  "every record could be read, and no day is suspiciously empty.";
