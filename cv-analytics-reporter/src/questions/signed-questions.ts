import type { AskedQuestion } from "./asked-question";
import type { Wording } from "./askings";
import type { Comparable } from "./leaders";
import type { Weights } from "./likeness";
import { findNames } from "./names";
import type { QuestionTally } from "./question-tally";
import { correctSlips } from "./slips";
import { numberTerms, weighTerms } from "./term-numbers";
import { createSignatureToTerms } from "./terms";

/** A signature, and what was asked under it in each of two weeks. */
export interface SignedQuestion extends Comparable {
  readonly now: AskedQuestion | undefined;
  readonly before: AskedQuestion | undefined;
}

export interface ComparedQuestions {
  readonly questions: readonly SignedQuestion[];
  readonly weights: Weights;
  /** The terms that are names. */
  readonly names: ReadonlySet<number>;
}

/** Makes the questions of two weeks comparable, with what both weeks together tell about words. */
export function makeComparable(now: QuestionTally, before: QuestionTally | null): ComparedQuestions {
  const paired = pairWeeks(now, before);
  const toTerms = createSignatureToTerms(correctSlips(countWords(paired)));
  const terms = paired.map(({ signature }) => toTerms(signature));
  const names = findNames(paired.flatMap(wordingsOf), toTerms);
  const numbers = numberTerms(terms);
  return {
    questions: paired.map((question, at) => ({ ...question, terms: toNumbers(terms[at] ?? [], numbers) })),
    weights: weighTerms([...numbers.keys()], names, terms),
    names: new Set(toNumbers([...names], numbers)),
  };
}

function toNumbers(terms: readonly string[], numbers: ReadonlyMap<string, number>): number[] {
  return terms.flatMap((term) => numbers.get(term) ?? []).sort((a, b) => a - b);
}

type Paired = Omit<SignedQuestion, "terms">;

function pairWeeks(now: QuestionTally, before: QuestionTally | null): Paired[] {
  const signatures = new Set([...now.bySignature.keys(), ...(before?.bySignature.keys() ?? [])]);
  return [...signatures].map((signature) => {
    const pair = { now: now.bySignature.get(signature), before: before?.bySignature.get(signature) };
    return { signature, ...pair, askings: (pair.now?.asked.count ?? 0) + (pair.before?.asked.count ?? 0) };
  });
}

function countWords(questions: readonly Paired[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { signature, askings } of questions)
    for (const word of signature.split(" ")) counts.set(word, (counts.get(word) ?? 0) + askings);
  return counts;
}

function wordingsOf({ now, before }: Paired): Wording[] {
  return [...(now?.asked.wordings ?? []), ...(before?.asked.wordings ?? [])];
}
