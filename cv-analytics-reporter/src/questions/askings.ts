import type { QuestionRecord } from "../counting/records";
import { compareCodeUnits } from "./code-units";

export interface Wording {
  readonly text: string;
  uses: number;
  firstAsked: number;
}

const mostWordings = 3;

/** How often something was asked, how well it was answered, and its first wordings. */
export class Askings {
  count = 0;
  scoreSum = 0;
  wordings: readonly Wording[] = [];

  add(text: string, { timestamp, matchScore }: QuestionRecord, times: number): void {
    this.count += times;
    this.scoreSum += times * matchScore;
    this.addWording(text, times, timestamp);
  }

  /** Adds askings that came later. */
  merge(later: Askings): void {
    this.count += later.count;
    this.scoreSum += later.scoreSum;
    for (const { text, uses, firstAsked } of later.wordings) this.addWording(text, uses, firstAsked);
  }

  private addWording(text: string, uses: number, firstAsked: number): void {
    for (const wording of this.wordings) {
      if (wording.text !== text) continue;
      wording.uses += uses;
      wording.firstAsked = Math.min(wording.firstAsked, firstAsked);
      return;
    }
    // A new array is as long as it must be; one that grows reserves room for sixteen.
    if (this.wordings.length < mostWordings) this.wordings = [...this.wordings, { text, uses, firstAsked }];
  }
}

/** The most used first; of those, the earliest. */
export function compareWordings(a: Wording, b: Wording): number {
  return b.uses - a.uses || a.firstAsked - b.firstAsked || compareCodeUnits(a.text, b.text);
}
