import { aggregateFigures, aggregateWeek } from "../counting/aggregation";
import type { Records } from "../counting/records";
import { weekBefore, weekOf } from "../iso-week";
import { finalFigures, type SentLedger } from "../sending/ledger";
import type { Log } from "../telemetry";
import type { Question, UnansweredQuestions } from "../unanswered/unanswered";
import { UnansweredTally } from "../unanswered/unanswered-tally";
import type { Figures, Summary } from "./summary";

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
  /** The request ids of questions that were kept as unanswered, or still wait, although they have a record by now. */
  readonly answeredLate: readonly string[];
}

/** Everything that is reported of a week. */
export async function summariseWeek(
  week: string,
  overdue: readonly Question[],
  tools: Summarising,
): Promise<SummarisedWeek> {
  const tally = await recallUnanswered(week, overdue, tools);
  const recorded = await aggregateWeek(tally.watch(tools.records.pagesOfWeek(week)));
  const previous = await figuresOf(weekBefore(week), overdue, tools);
  const deadLetters = await countDeadLetters(tools);
  const summary = { ...recorded, unanswered: tally.unanswered(), previous, deadLetters };
  return { summary, answeredLate: tally.answeredLate() };
}

/** A week's figures from what is stored of it, else as they were reported; null when nothing is known of it. */
async function figuresOf(week: string, overdue: readonly Question[], tools: Summarising): Promise<Figures | null> {
  const tally = await recallUnanswered(week, overdue, tools);
  const recorded = await aggregateFigures(tally.watch(tools.records.pagesOfWeek(week)));
  if (recorded.queries + tally.unanswered() > 0) return { ...recorded, unanswered: tally.unanswered() };
  return finalFigures(await tools.ledger.read(week)) ?? null;
}

/** Every question of the week that is kept or overdue; to be called before the week's records are read. */
async function recallUnanswered(
  week: string,
  overdue: readonly Question[],
  { unanswered }: Summarising,
): Promise<UnansweredTally> {
  const overdueOfWeek = overdue.filter(({ timestamp }) => weekOf(timestamp) === week);
  return new UnansweredTally([...(await unanswered.ofWeek(week)), ...overdueOfWeek.map(({ requestId }) => requestId)]);
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
