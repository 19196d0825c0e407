import type { SignedQuestion } from "./signed-questions";

/** A name is missing from the CV when at least so large a share of the questions that have it were answered badly, ... */
const leastShareMissed = 0.5;
/** ... and at least so many of them: one may be the chatbot's mistake. */
const leastMissed = 2;

interface NamedQuestions {
  asked: number;
  missed: number;
  readonly questions: SignedQuestion[];
}

/**
 * Takes the questions apart that have a name which the CV seems to lack, one group a name, the most often missed first.
 * Whatever they ask about it ("Have you used Kafka in production?", "kafka streams?"), one line in the CV answers them all. A question
 * with two such names is in the group of the first.
 */
export function gatherAroundMissingNames(
  questions: readonly SignedQuestion[],
  names: ReadonlySet<number>,
): { readonly groups: SignedQuestion[][]; readonly others: SignedQuestion[] } {
  const others = new Set(questions);
  const groups = findMissingNames(questions, names).map((named) => named.filter((question) => others.delete(question)));
  return { groups: groups.filter(({ length }) => length > 0), others: [...others] };
}

/** The questions of each missing name. */
function findMissingNames(questions: readonly SignedQuestion[], names: ReadonlySet<number>): SignedQuestion[][] {
  const byName = new Map<number, NamedQuestions>();
  for (const question of questions)
    for (const term of question.terms) if (names.has(term)) addQuestion(byName, term, question);
  return [...byName]
    .filter(([, { asked, missed }]) => missed >= leastMissed && missed >= leastShareMissed * asked)
    .sort(([nameA, a], [nameB, b]) => b.missed - a.missed || nameA - nameB)
    .map(([, named]) => named.questions);
}

function addQuestion(byName: Map<number, NamedQuestions>, name: number, question: SignedQuestion): void {
  const named = byName.get(name) ?? { asked: 0, missed: 0, questions: [] };
  for (const week of [question.now, question.before]) {
    named.asked += week?.asked.count ?? 0;
    named.missed += week?.missed?.count ?? 0;
  }
  named.questions.push(question);
  byName.set(name, named);
}
