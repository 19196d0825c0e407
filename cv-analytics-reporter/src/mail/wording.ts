import { endOfWeek, startOfWeek } from "../iso-week";
import type { LedgerEntry } from "../sending/ledger";
import type { Figures, Summary } from "../summary/summary";

const dayInMs = 86_400_000;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const unknown = "-";

/** A report as its readers get it. */
export interface Report {
  readonly week: string;
  readonly edition: LedgerEntry["edition"];
  readonly isRepeated: boolean;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly summary: Summary;
}

/** One figure of the report, with the same of the week before. */
export interface FigureRow {
  readonly label: string;
  readonly value: string;
  readonly before: string;
}

export interface DayRow {
  readonly day: string;
  readonly count: number;
  /** Of the busiest day, 0 to 1. */
  readonly share: number;
}

export function titleOf({ week }: Report): string {
  return `CV analytics weekly report ${week}`;
}

/** "3 Nov 2025 to 9 Nov 2025, UTC" */
export function datesOf({ week }: Report): string {
  return `${dateOf(startOfWeek(week))} to ${dateOf(endOfWeek(week) - dayInMs)}, UTC`;
}

/** "10 Nov 2025 08:00 UTC" */
export function madeAt({ madeAt: epochMs }: Report): string {
  return `${dateOf(epochMs)} ${new Date(epochMs).toISOString().slice(11, 16)} UTC`;
}

export function figureRows({ summary }: Report): FigureRow[] {
  const row = (label: string, figure: (figures: Figures) => number | null): FigureRow => ({
    label,
    value: numberOf(figure(summary)),
    before: summary.previous ? numberOf(figure(summary.previous)) : unknown,
  });
  return [
    row("Questions", ({ queries }) => queries),
    row("Sessions", ({ sessions }) => sessions),
    row("Average score", ({ averageScore }) => averageScore),
    row("Median score", ({ medianScore }) => medianScore),
    row("Full match", ({ matchTypes }) => matchTypes.full),
    row("Partial match", ({ matchTypes }) => matchTypes.partial),
    row("No match", ({ matchTypes }) => matchTypes.none),
    row("Unanswered", ({ unanswered }) => unanswered),
  ];
}

export function dayRows({ byDay }: Summary): DayRow[] {
  const busiest = Math.max(...byDay, 1);
  return weekdays.map((day, index) => ({ day, count: byDay[index] ?? 0, share: (byDay[index] ?? 0) / busiest }));
}

/** "3 times, average score 41.7" */
export function askedOften({ count, averageScore }: { count: number; averageScore: number }): string {
  return `${count === 1 ? "once" : `${count} times`}, average score ${numberOf(averageScore)}`;
}

/** What a reader should know before trusting the figures. */
export function warningsOf({ edition, summary }: Report): string[] {
  const { deadLetters, unreadable } = summary;
  const warnings: string[] = [];
  if (edition === "preliminary") warnings.push("The week is not over: these are the figures so far.");
  if (deadLetters === null) warnings.push("Dead-lettered events: unknown, the queue could not be read.");
  else if (deadLetters > 0) {
    warnings.push(`Events in the dead-letter queue, not counted: ${deadLetters}.`);
  }
  if (unreadable > 0) warnings.push(`Stored items that could not be read and are not counted: ${unreadable}.`);
  return warnings;
}

/** At most one decimal. */
function numberOf(value: number | null): string {
  return value === null ? unknown : String(Math.round(value * 10) / 10);
}

function dateOf(epochMs: number): string {
  const date = new Date(epochMs);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
