import type { Operations } from "../counting/operations";
import type { AccountFacts } from "../facts/account-facts";
import type { FunctionFacts } from "../facts/function-facts";

/** All that a month's amounts follow from, beside the number of questions. */
export interface Basis {
  readonly operations: Operations;
  readonly account: AccountFacts;
  readonly processor: FunctionFacts;
  readonly reporter: FunctionFacts;
  readonly code: { readonly codeGb: number; readonly codeUploads: number };
  /** Of a week's questions, those of its busiest day. */
  readonly busiestDayShare: number;
  readonly daysInMonth: number;
}

/** How many times what the sample counted happens in a month: its questions, the sweep and the report after it. */
export interface Repetitions {
  readonly asking: number;
  /**
   * The sample's batches. Its questions come much closer to each other than a month's, so that some share a batch, the more
   * the slower the machine; a month is reckoned as if none did.
   */
  readonly batches: number;
  readonly sweeps: number;
  readonly reports: number;
  /** A report is of two weeks, whose questions are so many times the sample's. */
  readonly ofReportedWeeks: number;
  /** A half may lie for a day and until DynamoDB deletes it; so many times the sample's questions are asked meanwhile. */
  readonly ofWaitingHalves: number;
}

const daysReported = 14;
const daysOfWaitingHalf = 3;

export function repetitionsIn(questions: number, { operations, account, daysInMonth }: Basis): Repetitions {
  const asking = questions / operations.questions;
  const runsOf = (name: string) => account.schedules.find((schedule) => schedule.name === name)?.runsInMonth ?? 0;
  return {
    asking,
    batches: asking * (operations.batchesIfNoneShared / operations.asking.runs),
    sweeps: runsOf("cv-analytics-unanswered-sweep"),
    reports: runsOf("cv-analytics-weekly-report"),
    ofReportedWeeks: (asking / daysInMonth) * daysReported,
    ofWaitingHalves: (asking / daysInMonth) * daysOfWaitingHalf,
  };
}
