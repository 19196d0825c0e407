import type { Gap, TopQuestion } from "../summary/summary";
import { askedOften, datesOf, dayRows, figureRows, madeAt, type Report, titleOf, warningsOf } from "./wording";
import { wrap } from "./wrap";

const columns = 72;
const longestBar = 40;

/** The report as plain text of at most 72 columns, far below the 256 KB that SNS takes. */
export function renderText(report: Report): string {
  const { summary } = report;
  return [
    `${titleOf(report)}\n${datesOf(report)}`,
    ...listing(
      "",
      warningsOf(report).map((warning) => wrap(warning, columns, "! ", "  ")),
    ),
    figures(report),
    ...listing(
      "Questions by day",
      dayRows(summary).map(({ day, count, share }) =>
        `${day} ${String(count).padStart(7)} ${"#".repeat(Math.ceil(share * longestBar))}`.trimEnd(),
      ),
    ),
    ...listing("What people asked", summary.topQuestions.map(topQuestion)),
    ...listing("Gaps in the CV", summary.gaps.map(gap)),
    `Made ${madeAt(report)}`,
  ]
    .join("\n\n")
    .concat("\n");
}

function listing(heading: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  return [[...(heading ? [heading, "-".repeat(heading.length)] : []), ...entries].join("\n")];
}

function figures(report: Report): string {
  const line = (label: string, value: string, before: string) =>
    `${label.padEnd(16)}${value.padStart(12)}${before.padStart(14)}`;
  const rows = figureRows(report).map(({ label, value, before }) => line(label, value, before));
  return [line("", "this week", "week before"), ...rows].join("\n");
}

function topQuestion(top: TopQuestion, index: number): string {
  return entry(index, top.question, [askedOften(top)]);
}

function gap({ topic, examples, ...often }: Gap, index: number): string {
  const others = examples.filter((example) => example !== topic).map((example) => `also: ${example}`);
  return entry(index, topic, [askedOften(often), ...others]);
}

function entry(index: number, title: string, details: readonly string[]): string {
  const number = `${index + 1}. `.padStart(4);
  return [
    wrap(title, columns, number, "    "),
    ...details.map((detail) => wrap(detail, columns, "    ", "      ")),
  ].join("\n");
}
