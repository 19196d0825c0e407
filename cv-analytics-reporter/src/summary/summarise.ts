import { countWeek } from "../counting/aggregation";
import type { RecordPage, Records } from "../counting/records";
import { weekBefore } from "../iso-week";
import { groupQuestions } from "../questions/question-groups";
import type { OpenQuestions } from "../unanswered/open-questions";
import { compareWeeks } from "./comparison";
import type { Knowledge } from "./knowledge";
import { type PastReports, recallReports } from "./past-reports";
import type { Summary } from "./summary";
import { judgeTrust, type Trusting } from "./trust";

export interface Summarising extends Trusting {
  readonly records: Records;
  readonly pastReports: PastReports;
}

/** The report shows the trend of twelve weeks, this one included. */
const weeksToRecall = 11;

/** Everything that is reported of a week. `open` must have been told of all questions without a response. */
export async function summariseWeek(open: OpenQuestions, now: number, tools: Summarising): Promise<Summary> {
  const knowledge = await gather(open, now, tools);
  const { counted, before } = knowledge;
  const { changes, ungrouped, groupsShortBy, groupedOneIn, ...groups } = groupQuestions(
    counted.questions,
    before?.questions ?? null,
  );
  return {
    ...counted.figures,
    ...groups,
    byDay: counted.rhythm.byDay,
    byHour: counted.rhythm.byHour,
    ...compareWeeks(knowledge, { changes, groupedOneIn }),
    ...(await judgeTrust(knowledge, open, tools)),
    approximate: {
      sessions: counted.sessionsAreEstimated,
      groupedOneIn,
      ungrouped,
      groupsShortBy,
      unanswered: open.unanswered.isApproximate,
    },
  };
}

/** Reads this week and then the week before, so that no more than one is under way. */
async function gather(open: OpenQuestions, now: number, { records, pastReports }: Summarising): Promise<Knowledge> {
  const { week, waiting, unanswered, unansweredBefore } = open;
  const count = async (each: string, tally: typeof unanswered, onPage: (page: RecordPage) => void) => {
    const counted = await countWeek(records, each, onPage);
    return { ...counted, figures: { ...counted.figures, unanswered: tally.unanswered() } };
  };
  const counted = await count(week, unanswered, ({ requestIds }) => {
    unanswered.see(requestIds);
    waiting.see(requestIds);
  });
  const before = await count(weekBefore(week), unansweredBefore, ({ requestIds }) => unansweredBefore.see(requestIds));
  const isStored = before.figures.queries + before.figures.unanswered > 0;
  return {
    week,
    counted,
    before: isStored ? before : undefined,
    past: await recallReports(pastReports, week, weeksToRecall),
    now,
  };
}
