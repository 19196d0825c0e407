import { aggregateFigures, aggregateWeek } from "./aggregation";
import { weekBefore } from "./iso-week";
import { finalFigures, type SentLedger } from "./ledger";
import type { Records } from "./records";
import type { Figures, Summary } from "./summary";
import type { Log } from "./telemetry";
import { findUnanswered, type Question, type UnansweredQuestions } from "./unanswered";

export interface DeadLetters {
  count(): Promise<number>;
}

export interface Summarising {
  readonly records: Records;
  readonly unanswered: UnansweredQuestions;
  readonly ledger: SentLedger;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
}

export interface SummarisedWeek {
  readonly summary: Summary;
  readonly answeredLate: readonly Question[];
}

/** Everything that is reported of a week. */
export async function summariseWeek(
  week: string,
  overdue: readonly Question[],
  tools: Summarising,
): Promise<SummarisedWeek> {
  const recorded = await aggregateWeek(tools.records.pagesOfWeek(week));
  const { unanswered, answeredLate } = await findUnanswered(week, overdue, tools);
  const previous = await figuresOf(weekBefore(week), overdue, tools);
  const deadLetters = await countDeadLetters(tools);
  return { summary: { ...recorded, unanswered: unanswered.length, previous, deadLetters }, answeredLate };
}

/** A week's figures as they were reported, else from what is still stored; null when it is not known to hold anything. */
async function figuresOf(week: string, overdue: readonly Question[], tools: Summarising): Promise<Figures | null> {
  const figures = finalFigures(await tools.ledger.read(week)) ?? (await computeFigures(week, overdue, tools));
  return figures.queries + figures.unanswered === 0 ? null : figures;
}

async function computeFigures(week: string, overdue: readonly Question[], tools: Summarising): Promise<Figures> {
  const recorded = await aggregateFigures(tools.records.pagesOfWeek(week));
  const { unanswered } = await findUnanswered(week, overdue, tools);
  return { ...recorded, unanswered: unanswered.length };
}

/** The report is worth sending without this number: null stands for a queue that could not be read. */
async function countDeadLetters({ deadLetters, log }: Summarising): Promise<number | null> {
  try {
    return await deadLetters.count();
  } catch (error) {
    log.warn("dead-letter queue not read", { error });
    return null;
  }
}
