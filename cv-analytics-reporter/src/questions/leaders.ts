import { compareCodeUnits } from "./code-units";
import { LeaderIndex } from "./leader-index";
import { likeness, lowestLikeness, type Weights } from "./likeness";

export interface Comparable {
  readonly signature: string;
  /** In ascending order. */
  readonly terms: readonly number[];
  readonly askings: number;
}

/**
 * Each question joins the group whose first question, its leader, is most like it, or else begins a group.
 * The most asked come first; of those the shortest, for what others add to a short question is often noise.
 */
export function gatherAroundLeaders<T extends Comparable>(questions: readonly T[], weights: Weights): T[][] {
  const leaders: T[] = [];
  const groups: T[][] = [];
  const index = new LeaderIndex(weights);
  for (const question of [...questions].sort(comparePrecedence)) {
    const nearest = findNearest(question, index.candidates(question.terms), leaders, weights);
    if (nearest !== undefined) {
      groups[nearest]?.push(question);
      continue;
    }
    index.add(leaders.length, question.terms);
    leaders.push(question);
    groups.push([question]);
  }
  return groups;
}

function findNearest<T extends Comparable>(
  { terms }: T,
  candidates: readonly number[],
  leaders: readonly T[],
  weights: Weights,
): number | undefined {
  let nearest: number | undefined;
  let highest = 0;
  for (const candidate of candidates) {
    const alike = likeness(terms, leaders[candidate]?.terms ?? [], weights);
    if (alike < lowestLikeness || alike <= highest) continue;
    nearest = candidate;
    highest = alike;
  }
  return nearest;
}

function comparePrecedence(a: Comparable, b: Comparable): number {
  const inOrder = b.askings - a.askings || a.terms.length - b.terms.length;
  return inOrder || compareCodeUnits(a.signature, b.signature);
}
