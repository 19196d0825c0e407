import type { QuestionRecord } from "../counting/records";
import type { Gap, TopQuestion } from "../summary/summary";
import { cleanText } from "./visitor-text";

/** A match with a lower score counts as a gap in the CV, whatever its type. */
const lowScoreBelow = 50;

const mostListed = 10;
const mostExamples = 3;
// Ten questions and thirty examples stay far below an item's 400 KB.
const longestWording = 300;

interface Wording {
  readonly text: string;
  readonly firstAsked: number;
}

interface Group {
  readonly key: string;
  count: number;
  scoreSum: number;
  /** The earliest wordings, earliest first. */
  wordings: readonly Wording[];
}

/** Groups a week's questions as they pass by: what was asked most, and where the CV had no good answer. */
export class QuestionTally {
  private readonly asked = new Map<string, Group>();
  private readonly missed = new Map<string, Group>();

  add(record: QuestionRecord): void {
    const text = cleanText(record.query, longestWording) || "(no text)";
    const key = normalise(text);
    addToGroup(this.asked, key, text, record);
    if (isGap(record)) addToGroup(this.missed, key, text, record);
  }

  topQuestions(): TopQuestion[] {
    return largest(this.asked).map((group) => ({
      question: earliestWording(group),
      count: group.count,
      averageScore: group.scoreSum / group.count,
    }));
  }

  gaps(): Gap[] {
    return largest(this.missed).map((group) => ({
      topic: earliestWording(group),
      count: group.count,
      averageScore: group.scoreSum / group.count,
      examples: group.wordings.map(({ text }) => text),
    }));
  }
}

/** Whether the chatbot failed the visitor: nothing matched, or matched badly. */
function isGap({ matchType, matchScore }: QuestionRecord): boolean {
  return matchType === "none" || matchScore < lowScoreBelow;
}

/** One spelling for wordings that differ in case, spaces or final punctuation only. */
function normalise(text: string): string {
  const lowered = text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  return lowered.replace(/[\s\p{P}]+$/u, "") || lowered;
}

function addToGroup(groups: Map<string, Group>, key: string, text: string, record: QuestionRecord): void {
  const group = groups.get(key) ?? { key, count: 0, scoreSum: 0, wordings: [] };
  group.count += 1;
  group.scoreSum += record.matchScore;
  group.wordings = keepEarliest(group.wordings, { text, firstAsked: record.timestamp });
  groups.set(key, group);
}

/** Exact in any order of records: a wording that was pushed out was asked later than the three that stay. */
function keepEarliest(wordings: readonly Wording[], wording: Wording): readonly Wording[] {
  const same = wordings.find(({ text }) => text === wording.text);
  if (same && same.firstAsked <= wording.firstAsked) return wordings;
  return [...wordings.filter(({ text }) => text !== wording.text), wording]
    .sort((a, b) => a.firstAsked - b.firstAsked || compare(a.text, b.text))
    .slice(0, mostExamples);
}

function largest(groups: ReadonlyMap<string, Group>): Group[] {
  return [...groups.values()].sort((a, b) => b.count - a.count || compare(a.key, b.key)).slice(0, mostListed);
}

function earliestWording(group: Group): string {
  return group.wordings[0]?.text ?? group.key;
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
