import Table from "cli-table3";
import pico from "picocolors";
import { isMet, type Measure, type Target } from "./benchmark";
import type { Spread } from "./spread";

export interface Measured {
  readonly benchmark: string;
  readonly question: string;
  readonly measures: readonly Measure[];
}

const plain = { head: [], border: [], "padding-left": 0, "padding-right": 2 };
const noLines = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"].flatMap((side) =>
    ["", "-mid", "-left", "-right"].map((place) => [`${side}${place}`, ""]),
  ),
);

export function renderTables(all: readonly Measured[]): string {
  return all.map(renderTable).join("\n\n");
}

function renderTable({ benchmark, question, measures }: Measured): string {
  const table = new Table({
    head: ["", "median", "least to most", "ratio to", "", "least to most", "target", ""],
    colAligns: ["left", "right", "right", "left", "right", "right", "right", "left"],
    style: plain,
    chars: { ...noLines, middle: "" },
  });
  for (const measure of measures) table.push(toRow(measure));
  return `${pico.bold(benchmark)}: ${question}\n\n${table.toString()}`;
}

function toRow(measure: Measure): string[] {
  const { what, figure, unit, ratio, target } = measure;
  const met = isMet(measure);
  return [
    what,
    `${format(figure.median)} ${unit}`,
    range(figure),
    ratio?.to ?? "",
    ratio ? `${format(ratio.spread.median)} ×` : "",
    ratio ? range(ratio.spread) : "",
    target ? describeTarget(target) : "",
    met === undefined ? "" : met ? pico.green("met") : pico.red("missed"),
  ];
}

function describeTarget(target: Target): string {
  return "atMost" in target ? `≤ ${format(target.atMost)}` : `≥ ${format(target.atLeast)}`;
}

function range({ least, most }: Spread): string {
  return least === most ? "" : `${format(least)} to ${format(most)}`;
}

/** Three digits that matter. */
function format(figure: number): string {
  return Math.abs(figure) >= 100 ? Math.round(figure).toLocaleString("en") : String(Number(figure.toPrecision(3)));
}
