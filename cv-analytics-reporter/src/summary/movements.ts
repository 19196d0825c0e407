import { chanceOfCounts, chanceOfShares } from "./chance";
import type { Figures, Movement } from "./summary";

/** How often a report is allowed to have a sentence about noise, half of it for the figures, half for the many questions. */
const falseAlarmRate = 0.05;
const mostListed = 5;
/** What is certain may still be too small to matter: counts move by a tenth, shares by three points. */
const leastRelativeChange = 0.1;
const leastShareChange = 0.03;

/** How often a question was asked this week and the week before. */
interface QuestionChange {
  readonly question: string;
  readonly now: number;
  readonly before: number;
}

export interface GroupedChanges {
  readonly changes: readonly QuestionChange[];
  /** How many questions one that is grouped stands for: of an estimate, only what was counted is evidence. */
  readonly groupedOneIn: number;
}

export interface ComparedWeek {
  readonly figures: Figures;
  /** By how much more than single events questions vary, as they come in sessions. */
  readonly spread: number;
}

interface Candidate {
  readonly movement: Movement;
  readonly chance: number;
}

/**
 * The changes that stand out of the noise, the clearest first. All are tested together (Holm, 1979), so that of weeks
 * without change one in twenty has a sentence that it should not have. A week that is not over has no totals to compare.
 */
export function findMovements(
  now: ComparedWeek,
  before: ComparedWeek,
  grouped: GroupedChanges,
  isOver: boolean,
): Movement[] {
  const figures = [...(isOver ? totals(now, before) : []), ...shares(now.figures, before.figures)];
  const clear = [
    ...withoutRepetition(significant(figures, falseAlarmRate / 2)),
    ...significant(questions(now.figures, before.figures, grouped), falseAlarmRate / 2),
  ];
  return clear
    .sort(byClarity)
    .map(({ movement }) => movement)
    .filter(matters)
    .slice(0, mostListed);
}

function totals(now: ComparedWeek, before: ComparedWeek): Candidate[] {
  const spread = Math.max(now.spread, before.spread, 1);
  const sessions = { kind: "sessions", now: now.figures.sessions, before: before.figures.sessions } as const;
  const asked = { kind: "questions", now: now.figures.queries, before: before.figures.queries } as const;
  return [
    { movement: asked, chance: chanceOfCounts(Math.round(asked.now / spread), Math.round(asked.before / spread)) },
    { movement: sessions, chance: chanceOfCounts(sessions.now, sessions.before) },
  ];
}

function shares(now: Figures, before: Figures): Candidate[] {
  const share = (kind: "full" | "none" | "unanswered", partOf: (figures: Figures) => number): Candidate => {
    const [of, beforeOf] = [allOf(kind, now), allOf(kind, before)];
    const movement = { kind, now: partOf(now), before: partOf(before), of, beforeOf };
    return { movement, chance: chanceOfShares({ part: movement.now, of }, { part: movement.before, of: beforeOf }) };
  };
  return [
    share("full", ({ matchTypes }) => matchTypes.full),
    share("none", ({ matchTypes }) => matchTypes.none),
    share("unanswered", ({ unanswered }) => unanswered),
  ];
}

/** Unanswered questions are none of the recorded ones. */
function allOf(kind: Movement["kind"], { queries, unanswered }: Figures): number {
  return kind === "unanswered" ? queries + unanswered : queries;
}

/** Each is rare among all questions: a rate, beside which the others are the exposure. */
function questions(now: Figures, before: Figures, { changes, groupedOneIn }: GroupedChanges): Candidate[] {
  if (now.queries === 0 || before.queries === 0) return [];
  const toCounted = (count: number) => Math.round(count / groupedOneIn);
  const exposure = { now: now.queries, before: before.queries };
  return changes.map((change) => ({
    movement: { kind: "question", ...change, of: now.queries, beforeOf: before.queries },
    chance: chanceOfCounts(toCounted(change.now), toCounted(change.before), exposure),
  }));
}

/** Holm's steps: the clearest must pass the strictest test, and the first that fails ends it. */
function significant(candidates: readonly Candidate[], rate: number): Candidate[] {
  const clearest = [...candidates].sort(byClarity);
  const fails = clearest.findIndex(({ chance }, rank) => chance > rate / (clearest.length - rank));
  return fails === -1 ? clearest : clearest.slice(0, fails);
}

function byClarity(a: Candidate, b: Candidate): number {
  return a.chance - b.chance || sizeOf(b.movement) - sizeOf(a.movement);
}

function sizeOf({ now, before }: Movement): number {
  return Math.abs(now - before);
}

/** Sessions mostly say what questions say, and full matches what missing ones do, which the owner can act on. */
function withoutRepetition(candidates: readonly Candidate[]): Candidate[] {
  const kinds = new Set(candidates.map(({ movement }) => movement.kind));
  return candidates.filter(
    ({ movement: { kind } }) =>
      !(kind === "sessions" && kinds.has("questions")) && !(kind === "full" && kinds.has("none")),
  );
}

function matters({ now, before, of, beforeOf, kind }: Movement): boolean {
  if (kind === "question" || of === undefined || beforeOf === undefined)
    return Math.abs(now - before) >= leastRelativeChange * before;
  return Math.abs(now / of - before / beforeOf) >= leastShareChange;
}
