import type { AskedQuestion } from "./asked-question";
import { type Askings, compareWordings, type Wording } from "./askings";
import { compareCodeUnits } from "./code-units";
import type { SignedQuestion } from "./signed-questions";

/** Questions that probably ask the same, in one week or over two. */
export interface QuestionGroup {
  readonly members: readonly SignedQuestion[];
  /** The most used wording of the most asked signature, this week if there is one. */
  readonly question: string;
  readonly asked: GroupAskings;
  readonly missed: GroupAskings;
  readonly askedBefore: GroupAskings;
  readonly missedBefore: GroupAskings;
}

interface GroupAskings {
  readonly count: number;
  readonly averageScore: number;
  /** The most typical first. */
  readonly wordings: readonly string[];
}

export function describeGroup(members: readonly SignedQuestion[]): QuestionGroup {
  const now = members.flatMap((member) => member.now ?? []);
  const before = members.flatMap((member) => member.before ?? []);
  const asked = sumUp(now.map((each) => each.asked));
  const askedBefore = sumUp(before.map((each) => each.asked));
  return {
    members,
    question: [...asked.wordings, ...askedBefore.wordings][0] ?? "",
    asked,
    missed: sumUp(now.flatMap(({ missed }) => missed ?? [])),
    askedBefore,
    missedBefore: sumUp(before.flatMap(({ missed }) => missed ?? [])),
  };
}

/** What the chatbot gave as its reasoning for missing the question, that of the most often missed wordings first. */
export function reasonsOf({ members }: QuestionGroup): string[] {
  const mostMissedFirst = members.flatMap(({ now }) => now ?? []).sort((a, b) => countMissed(b) - countMissed(a));
  return [...new Set(mostMissedFirst.flatMap(({ reasons }) => reasons))];
}

/** The largest first; those of size 0 are left out. */
export function rankGroups(groups: readonly QuestionGroup[], size: (group: QuestionGroup) => number): QuestionGroup[] {
  return groups
    .filter((group) => size(group) > 0)
    .sort((a, b) => size(b) - size(a) || compareCodeUnits(a.question, b.question));
}

function countMissed({ missed }: AskedQuestion): number {
  return missed?.count ?? 0;
}

function sumUp(askings: readonly Askings[]): GroupAskings {
  const count = askings.reduce((sum, each) => sum + each.count, 0);
  const scores = askings.reduce((sum, each) => sum + each.scoreSum, 0);
  return { count, averageScore: scores / count, wordings: listWordings(askings) };
}

/** The best wording of each signature first, that of the most asked one before all: so a listing shows different ones. */
function listWordings(askings: readonly Askings[]): string[] {
  const ranked = askings
    .map(({ count, wordings }) => ({ count, wordings: [...wordings].sort(compareWordings) }))
    .sort((a, b) => b.count - a.count || compareBest(a.wordings, b.wordings));
  const most = Math.max(0, ...ranked.map(({ wordings }) => wordings.length));
  return Array.from({ length: most }, (_, rank) => ranked.flatMap(({ wordings }) => wordings[rank]?.text ?? [])).flat();
}

function compareBest([a]: readonly Wording[], [b]: readonly Wording[]): number {
  return a && b ? compareWordings(a, b) : 0;
}
