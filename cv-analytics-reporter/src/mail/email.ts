import { renderHtml } from "./render-html";
import { renderText } from "./render-text";
import type { Report } from "./wording";

export interface Mail {
  /** ASCII, below SNS's 100 characters, without anything a visitor typed. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function composeMail(report: Report): Mail {
  return { subject: subjectOf(report), text: renderText(report), html: renderHtml(report) };
}

function subjectOf({ week, edition, isRepeated, summary }: Report): string {
  const notes = [edition === "preliminary" ? " (so far)" : "", isRepeated ? " (sent again)" : ""].join("");
  const { queries, unanswered } = summary;
  const asked = queries === 1 ? "1 question" : `${queries} questions`;
  return `CV analytics weekly report ${week}${notes}: ${asked}, ${unanswered} unanswered`;
}
