import type { Summary } from "../../summary/summary";
import { countOf, countText } from "./numbers";
import type { Report } from "./report";
import type { Warning } from "./warnings";

/** In what way the figures are to be read. */
export function findNotes({ edition, summary }: Report): Warning[] {
  return [
    ...(edition === "preliminary" ? [preliminary] : []),
    ...(summary.approximate.sessions ? [estimatedSessions] : []),
    ...(summary.approximate.groupedOneIn > 1 ? [sampledGroups(summary)] : []),
    ...approximateGroups(summary),
    ...(summary.approximate.unanswered ? [uncertainUnanswered] : []),
    ...late(summary),
  ];
}

const preliminary: Warning = {
  brief: "The week is not over: these are the figures so far.",
  detail: "So far, a part of a week stands beside a whole one. The final report comes when the week is over.",
};

/** Twice the standard error of 0.8 % of the counting (`session-sketch.ts`). */
const estimatedSessions: Warning = {
  brief: "The number of sessions is an estimate, usually within 2 %.",
  detail: "There were too many sessions to keep them all in mind. All other figures are counted one by one.",
};

const uncertainUnanswered: Warning = {
  brief: "Some of the unanswered questions may have been recorded since.",
  detail: "There were too many unanswered questions to look each one up, so their number may be too high.",
};

function sampledGroups({ approximate: { groupedOneIn } }: Summary): Warning {
  return {
    brief: `How often a question was asked is an estimate: of a busy day's questions one in ${countText(groupedOneIn)} was grouped.`,
    detail: "The first 2,000 questions of each day are all grouped. The totals are exact.",
  };
}

function approximateGroups({ approximate: { ungrouped, groupsShortBy } }: Summary): Warning[] {
  if (ungrouped === 0 && groupsShortBy === 0) return [];
  const facts = [
    ...(ungrouped > 0 ? [`${countOf(ungrouped, "rare question")} ${ungrouped === 1 ? "is" : "are"} in no group`] : []),
    ...(groupsShortBy > 0
      ? [`the count of a listed question may be too low by up to ${countText(groupsShortBy)}`]
      : []),
  ];
  return [
    {
      brief: `Questions are not grouped exactly: ${facts.join(", and ")}.`,
      detail: "There were too many different questions to keep them all in mind. The totals are exact.",
    },
  ];
}

function late({ late }: Summary): Warning[] {
  if (!late) return [];
  return [
    {
      brief: `${countOf(late, "record")} of the week before came after its report was sent.`,
      detail: "Late records are in the figures that this week is compared with here; that report did not have them.",
    },
  ];
}
