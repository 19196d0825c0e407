import { type Content, headings } from "../words/content";
import type { Foot } from "../words/foot";
import type { Times } from "../words/times";
import type { Trust } from "../words/trust";
import type { Warnings } from "../words/warnings";
import { dayLines, hourStrip, shadesText, weekLines } from "./charts";
import { figureLines } from "./figures";
import { gapLines, topQuestionLines, unansweredLines } from "./listings";
import { phraseText } from "./phrases";
import { wrap } from "./wrap";

/** The mail as plain text that reads in a monospaced font and in any other. */
export function renderText(content: Content): string {
  const { warnings, figures, movements, questions, gaps, times, trust, cost, foot } = content;
  return [
    ...head(content),
    ...warningLines(warnings),
    ...section(headings.figures, figureLines(figures.main)),
    ...section(headings.matches, figureLines(figures.matches)),
    ...section(headings.movements, ...movements.map((sentence) => wrap(phraseText(sentence)))),
    ...section(headings.questions, topQuestionLines(questions)),
    ...section(headings.gaps, wrap(gaps.intro), gapLines(gaps)),
    ...section(headings.times, ...timeLines(times)),
    ...section(headings.trust, ...trustLines(trust)),
    ...section(headings.cost, wrap(cost)),
    ...footLines(foot),
  ]
    .join("\n\n")
    .concat("\n");
}

/** Without a paragraph that says something there is no section. */
function section(heading: string, ...paragraphs: readonly string[]): string[] {
  const [first, ...others] = paragraphs.filter((paragraph) => paragraph !== "");
  if (first === undefined) return [];
  return [`${heading}\n${"-".repeat(heading.length)}\n${first}`, ...others];
}

function head({ head: { title, week, dates, made }, lead }: Content): string[] {
  return [`${title} ${week}\n${dates}\n${made}`, wrap(lead)];
}

function warningLines({ missing, notes }: Warnings): string[] {
  const lines = [
    ...missing.map(({ brief }) => wrap(`Warning: ${brief}`, "", "  ")),
    ...notes.map(({ brief }) => wrap(`Note: ${brief}`, "", "  ")),
  ];
  return lines.length > 0 ? [lines.join("\n")] : [];
}

function timeLines({ days, hours, busiest, weeks, unknownWeeks }: Times): string[] {
  return [
    `${headings.days}\n${dayLines(days)}`,
    `${headings.hours} ${shadesText}\n${hourStrip(hours)}\n${wrap(busiest)}`,
    [headings.weeks, ...(unknownWeeks ? [wrap(unknownWeeks)] : []), weekLines(weeks)].join("\n"),
  ];
}

function trustLines({ tallies, unanswered, verdict }: Trust): string[] {
  const questions = unansweredLines(unanswered);
  return [
    figureLines(tallies),
    ...(questions ? [`${headings.unanswered}\n${questions}`] : []),
    ...verdict.map((line) => wrap(line)),
  ];
}

function footLines({ unsubscribe, sendAgain, command, addresses }: Foot): string[] {
  return ["-".repeat(3), wrap(unsubscribe), [wrap(sendAgain), ...command].join("\n"), wrap(addresses)];
}
