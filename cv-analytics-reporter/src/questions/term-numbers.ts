import { compareCodeUnits } from "./code-units";
import type { Weights } from "./likeness";

const ordinaryWeight = 1;
// A name and one more word are then like the name alone, and are not like another name with that word.
const tellingWeight = 2;

/** The terms of questions as numbers from 0, the rarest, on. */
export function numberTerms(questions: readonly (readonly string[])[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const terms of questions) for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const rarestFirst = [...frequencies].sort(([a, ofA], [b, ofB]) => ofA - ofB || compareCodeUnits(a, b));
  return new Map(rarestFirst.map(([term], number) => [term, number]));
}

/**
 * A name ("Kafka") unites questions. What somebody has asked about by that one term ("Certificates?") tells them apart,
 * but does not unite them: "test" is in questions about ten different things.
 */
export function weighTerms(
  terms: readonly string[],
  names: ReadonlySet<string>,
  questions: readonly (readonly string[])[],
): Weights {
  const alone = new Set(
    questions.flatMap(([term, ...others]) => (term !== undefined && others.length === 0 ? [term] : [])),
  );
  const weigh = (isTelling: boolean) => (isTelling ? tellingWeight : ordinaryWeight);
  return {
    shared: terms.map((term) => weigh(names.has(term))),
    apart: terms.map((term) => weigh(names.has(term) || alone.has(term))),
  };
}
