import type { Summary } from "../../summary/summary";
import { percentChange } from "./changes";
import { countOf, countText, estimateText, scoreText } from "./numbers";

/** The week in one sentence; what mail programs show beside the subject. */
export function leadOf(summary: Summary): string {
  const { queries, unanswered, waiting } = summary;
  if (queries > 0) return `${capitalised(askedText(summary))} ${sessionsText(summary)}, ${qualityText(summary)}.`;
  if (unanswered + waiting === 0) return "No questions were asked.";
  return `No question was recorded with an answer; ${openText(summary)}.`;
}

/** "384 questions (+22 %)" */
export function askedText({ queries, previous }: Summary): string {
  const change = previous ? percentChange(queries, previous.queries) : undefined;
  return countOf(queries, "question") + (change ? ` (${change})` : "");
}

/** "3 unanswered, 1 still waiting" */
export function openText({ unanswered, waiting }: Summary): string {
  return [
    ...(unanswered > 0 ? [`${countText(unanswered)} unanswered`] : []),
    ...(waiting > 0 ? [`${countText(waiting)} still waiting`] : []),
  ].join(", ");
}

function sessionsText({ sessions, approximate }: Summary): string {
  return approximate.sessions ? `in ${estimateText(sessions)} sessions` : `in ${countOf(sessions, "session")}`;
}

function qualityText(summary: Summary): string {
  const { averageScore, badlyAnswered } = summary;
  return [
    ...(averageScore === null ? [] : [`average score ${scoreText(averageScore)}`]),
    `${badlyAnswered === 0 ? "none" : countText(badlyAnswered)} badly answered`,
    ...(openText(summary) ? [openText(summary)] : []),
  ].join(", ");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
