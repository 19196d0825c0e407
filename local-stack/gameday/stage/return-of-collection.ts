import type { Question } from "../load/questions";
import type { Visited } from "../load/visitors";
import type { World } from "./world";

/** Fine enough to tell when the edge's circuit lets a send through, which it tries every half minute. */
const pauseInMs = 2_000;

/** Within a minute by the stack's clock: twice as long as the edge's circuit may stay open. */
export const questionsUntilAccepted = 30;

export interface Returned {
  readonly visits: readonly Visited[];
  /** From the first question to the first event that SQS took, by the stack's clock; undefined: it took none. */
  readonly seconds: number | undefined;
  /** Events that the edge dropped until then. */
  readonly dropped: number;
}

/** Asks one question after the other until SQS takes its events. */
export async function untilCollectedAgain(world: World, questions: readonly Question[]): Promise<Returned> {
  const { stack, ledger } = world;
  const startedAt = stack.now();
  const start = ledger.counts();
  const visits: Visited[] = [];
  for (const question of questions) {
    visits.push(...(await world.visit([question])));
    await world.untilSent();
    const { events, dropped } = ledger.counts();
    if (events > start.events)
      return { visits, seconds: (stack.now() - startedAt) / 1000, dropped: dropped - start.dropped };
    await world.skip(pauseInMs);
  }
  return { visits, seconds: undefined, dropped: ledger.counts().dropped - start.dropped };
}
