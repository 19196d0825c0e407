import type { Gap, TopQuestion } from "../summary/summary";
import { gatherAroundLeaders } from "./leaders";
import { gatherAroundMissingNames } from "./missing-names";
import { describeGroup, type QuestionGroup, rankGroups, reasonsOf } from "./question-group";
import type { QuestionTally } from "./question-tally";
import { makeComparable } from "./signed-questions";

const mostListed = 10;
const mostExamples = 3;
const mostReasons = 2;
const mostChanges = 40;
// What is asked less often in both weeks comes and goes by chance.
const askedOftenEnough = 5;

export interface QuestionGroups {
  /** At most ten, the most asked first. */
  readonly topQuestions: TopQuestion[];
  /** Groups that were asked this week. */
  readonly questionGroups: number;
  /** At most ten, the most often badly answered first. */
  readonly gaps: Gap[];
  readonly gapGroups: number;
  readonly badlyAnswered: number;
  /** Questions of this week that are in no group; 0 when the groups are exact. */
  readonly ungrouped: number;
  /** How many askings a listed group may lack, at most; 0 when the groups are exact. */
  readonly groupsShortBy: number;
  /** How many questions one that is grouped may stand for, at most; 1 when all are grouped. */
  readonly groupedOneIn: number;
  /** Groups that were asked often enough in either week to be tested for a change; at most forty, the most asked first. */
  readonly changes: { question: string; now: number; before: number }[];
}

/** Gathers the questions of a week, and of the one before where it is known, in groups that probably ask the same. */
export function groupQuestions(now: QuestionTally, before: QuestionTally | null): QuestionGroups {
  const groups = gatherGroups(now, before);
  const asked = rankGroups(groups, (group) => group.asked.count);
  const missed = rankGroups(groups, (group) => group.missed.count);
  const listed = [...asked.slice(0, mostListed), ...missed.slice(0, mostListed)];
  return {
    topQuestions: asked.slice(0, mostListed).map((group) => toTopQuestion(group, before !== null)),
    questionGroups: asked.length,
    gaps: missed.slice(0, mostListed).map((group) => toGap(group, before !== null)),
    gapGroups: missed.length,
    badlyAnswered: now.badlyAnswered,
    ungrouped: now.ungrouped,
    groupsShortBy: Math.max(0, ...listed.map((group) => countLacking(group, now))),
    groupedOneIn: Math.max(now.groupedOneIn, before?.groupedOneIn ?? 1),
    changes: before ? toChanges(groups) : [],
  };
}

/** Every question of both weeks is in exactly one group, save those that their tallies dropped. */
export function gatherGroups(now: QuestionTally, before: QuestionTally | null): QuestionGroup[] {
  const { questions, weights, names } = makeComparable(now, before);
  const { groups, others } = gatherAroundMissingNames(questions, names);
  return [...groups, ...gatherAroundLeaders(others, weights)].map(describeGroup);
}

function toTopQuestion({ question, asked, askedBefore }: QuestionGroup, isBeforeKnown: boolean): TopQuestion {
  const { count, averageScore } = asked;
  return { question, count, averageScore, before: isBeforeKnown ? askedBefore.count : null };
}

function toGap(group: QuestionGroup, isBeforeKnown: boolean): Gap {
  const { count, averageScore, wordings } = group.missed;
  return {
    topic: wordings[0] ?? group.question,
    count,
    averageScore,
    before: isBeforeKnown ? group.missedBefore.count : null,
    examples: wordings.slice(0, mostExamples),
    reasons: reasonsOf(group).slice(0, mostReasons),
  };
}

function countLacking({ members }: QuestionGroup, now: QuestionTally): number {
  const ofMembers = members.reduce((sum, { signature }) => sum + now.uncounted(signature), 0);
  return Math.min(ofMembers, now.ungrouped);
}

function toChanges(groups: readonly QuestionGroup[]): QuestionGroups["changes"] {
  const common = groups.filter(
    ({ asked, askedBefore }) => Math.max(asked.count, askedBefore.count) >= askedOftenEnough,
  );
  const ranked = rankGroups(common, ({ asked, askedBefore }) => asked.count + askedBefore.count);
  return ranked
    .slice(0, mostChanges)
    .map(({ question, asked, askedBefore }) => ({ question, now: asked.count, before: askedBefore.count }));
}
