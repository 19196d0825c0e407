import { costOf } from "./cost";
import { type FigureTable, figuresOf } from "./figures";
import { type Foot, footOf } from "./foot";
import { type Gaps, gapsOf } from "./gaps";
import { type Head, headOf } from "./head";
import { leadOf } from "./lead";
import { movementsOf } from "./movements";
import { type Listed, type QuestionEntry, topQuestionsOf } from "./questions";
import type { Phrase } from "./quote";
import type { Report } from "./report";
import { subjectOf } from "./subject";
import { type Times, timesOf } from "./times";
import { type Trust, trustOf } from "./trust";
import { type Warnings, warningsOf } from "./warnings";

/** Everything that the mail says, in words; text and HTML differ in how they lay it out. */
export interface Content {
  readonly subject: string;
  readonly head: Head;
  readonly lead: string;
  readonly warnings: Warnings;
  readonly figures: FigureTable;
  readonly movements: readonly Phrase[];
  readonly questions: Listed<QuestionEntry>;
  readonly gaps: Gaps;
  readonly times: Times;
  readonly trust: Trust;
  readonly cost: string;
  readonly foot: Foot;
}

export function contentOf(report: Report): Content {
  const { summary } = report;
  const warnings = warningsOf(report);
  return {
    subject: subjectOf(report, warnings),
    head: headOf(report),
    lead: leadOf(summary),
    warnings,
    figures: figuresOf(summary),
    movements: movementsOf(summary),
    questions: topQuestionsOf(summary),
    gaps: gapsOf(summary),
    times: timesOf(report),
    trust: trustOf(summary, warnings),
    cost: costOf(report),
    foot: footOf(report),
  };
}

export const headings = {
  figures: "Figures",
  matches: "How well the CV answered",
  movements: "What moved",
  questions: "What people asked",
  gaps: "Gaps in the CV",
  times: "When they asked",
  days: "By day",
  hours: "By hour of the day",
  weeks: "Twelve weeks",
  trust: "Can I trust these figures?",
  unanswered: "Questions without an answer",
  cost: "Cost",
} as const;
