import { endOfWeek, startOfWeek, weekOf } from "../iso-week";
import type { Log } from "../telemetry";
import type { OpenQuestions } from "../unanswered/open-questions";
import type { Sweeps } from "../unanswered/sweep";
import { findUnswept, type Span } from "../unanswered/unswept";
import { findEmptyDays } from "./empty-days";
import { daysBefore, type Knowledge } from "./knowledge";
import type { Summary } from "./summary";

export interface DeadLetters {
  count(): Promise<number>;
}

export interface Trusting {
  readonly sweeps: Sweeps;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
}

type Trust = Pick<
  Summary,
  "waiting" | "unansweredQuestions" | "unreadable" | "deadLetters" | "late" | "unswept" | "emptyDays"
>;

/** What a reader must know to trust the figures. */
export async function judgeTrust(knowledge: Knowledge, open: OpenQuestions, tools: Trusting): Promise<Trust> {
  const { week, counted, now } = knowledge;
  return {
    waiting: open.waiting.unanswered(),
    unansweredQuestions: open.unanswered.texts(),
    unreadable: counted.unreadable,
    deadLetters: await countDeadLetters(tools),
    late: countLate(knowledge),
    unswept: await findUnsweptSpans(knowledge, tools.sweeps),
    emptyDays: findEmptyDays({
      week,
      byDay: counted.rhythm.byDay,
      before: daysBefore(knowledge).flatMap(({ byDay }) => (byDay ? [byDay] : [])),
      spread: counted.spread,
      now,
    }),
  };
}

/** The report is worth sending without this number: null stands for a queue that could not be read. */
async function countDeadLetters({ deadLetters, log }: Trusting): Promise<number | null> {
  try {
    return await deadLetters.count();
  } catch (error) {
    log.warn("dead-letter queue not read", { error });
    return null;
  }
}

/** Records of the week before that its report did not count. Fewer than it counted have expired since, which tells nothing. */
function countLate({ before, past }: Knowledge): number | null {
  const report = past[0]?.report;
  return before && report ? Math.max(0, before.figures.queries - report.queries) : null;
}

/**
 * Sweeps matter all week, whether anything was answered or not: from when the system is known to have processed a question,
 * in this week or the one before. In the first week of all that is in its midst.
 */
async function findUnsweptSpans({ week, counted, before, now }: Knowledge, sweeps: Sweeps): Promise<Span[]> {
  const known = Math.min(counted.rhythm.firstProcessed, before?.rhythm.firstProcessed ?? Number.POSITIVE_INFINITY);
  const span = { from: Math.max(known, startOfWeek(week)), to: endOfWeek(week) };
  const weeks = [week, weekOf(endOfWeek(week))];
  const swept = (await Promise.all(weeks.map((each) => sweeps.ofWeek(each)))).flat();
  return findUnswept(span, swept, now);
}
