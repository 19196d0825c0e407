import type { Change } from "../words/changes";
import type { Figure } from "../words/figures";
import { longestOf } from "./charts";
import { wrap } from "./wrap";

const gap = "   ";

/** "Questions   384   +68 (+22 %), was 316" */
export function figureLines(figures: readonly Figure[]): string {
  const labelWidth = longestOf(figures.map(({ label }) => label));
  const valueWidth = longestOf(figures.map(({ value }) => value));
  return figures
    .map(({ label, value, change }) => {
      const words = change ? changeText(change) : "";
      return wrap([label.padEnd(labelWidth), value.padStart(valueWidth), words].join(gap).trimEnd(), "", "    ");
    })
    .join("\n");
}

export function changeText({ text, was }: Change): string {
  return was ? `${text}, ${was}` : text;
}
