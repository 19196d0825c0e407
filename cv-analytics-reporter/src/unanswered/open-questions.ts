import { weekBefore, weekOf } from "../iso-week";
import type { WaitingPage } from "./sweep";
import type { UnansweredQuestions } from "./unanswered";
import { UnansweredTally } from "./unanswered-tally";

/** The questions without a response of a week and of the week before it. All must be known before records are read. */
export class OpenQuestions {
  readonly unanswered = new UnansweredTally();
  /** Those of the week whose response may still come. */
  readonly waiting = new UnansweredTally();
  readonly unansweredBefore = new UnansweredTally();

  constructor(readonly week: string) {}

  /** Tells of questions that wait in the interim table. */
  knowWaiting({ overdue, fresh }: WaitingPage): void {
    for (const question of overdue) this.tallyOf(weekOf(question.timestamp))?.know(question);
    for (const question of fresh) if (weekOf(question.timestamp) === this.week) this.waiting.know(question);
  }

  /** Tells of the questions that are kept. */
  async recall(kept: UnansweredQuestions): Promise<void> {
    for (const week of [this.week, weekBefore(this.week)]) {
      // A sweep may have kept it since it was read as waiting.
      for await (const page of kept.ofWeek(week))
        for (const question of page) if (!this.waiting.knows(question.requestId)) this.tallyOf(week)?.know(question);
    }
  }

  private tallyOf(week: string): UnansweredTally | undefined {
    if (week === this.week) return this.unanswered;
    return week === weekBefore(this.week) ? this.unansweredBefore : undefined;
  }
}
