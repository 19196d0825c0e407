import { hasExpired } from "../../counting/records";
import type { Summary } from "../../summary/summary";
import { timeText, weekdayText } from "./dates";
import { countText } from "./numbers";
import type { Report } from "./report";
import type { Warning } from "./warnings";

/** Why questions may be missing from the figures. */
export function findMissing({ week, madeAt, summary }: Report): Warning[] {
  return [
    ...(hasExpired(week, madeAt) ? [expired] : []),
    ...deadLetters(summary),
    ...unswept(summary),
    ...emptyDays(week, summary),
    ...unreadable(summary),
  ];
}

const expired: Warning = {
  brief: "Records of this week have expired and are not counted.",
  detail: "Records live for 90 days. What was reported of this week at its time was more.",
};

function deadLetters({ deadLetters }: Summary): Warning[] {
  if (deadLetters === 0) return [];
  if (deadLetters === null) {
    return [
      {
        brief: "Dead-lettered events: unknown, the queue could not be read.",
        detail: "Whether events lie in the dead-letter queue is not known. If they do, they are counted nowhere.",
      },
    ];
  }
  return [
    {
      brief: `Events in the dead-letter queue, not counted: ${countText(deadLetters)}.`,
      detail:
        "Events in the dead-letter queue could not be processed. They may be of this week or of another one. " +
        "Once they are redriven, have this report sent again.",
    },
  ];
}

function unswept({ unswept }: Summary): Warning[] {
  if (unswept.length === 0) return [];
  const spans = unswept.map(({ from, to }) => `from ${timeText(from)} to ${timeText(to)}`).join(" and ");
  return [
    {
      brief: `Unanswered questions may be missing: no sweep came in time ${spans}.`,
      detail:
        "A question without an answer expires after 24 hours. Where no sweep kept it, nobody knows of it any more.",
    },
  ];
}

function emptyDays(week: string, { emptyDays }: Summary): Warning[] {
  if (emptyDays.length === 0) return [];
  const days = emptyDays.map(
    ({ day, queries, expected }) =>
      `${countText(queries)} on ${weekdayText(week, day)}, where about ${countText(Math.round(expected))} were expected`,
  );
  return [
    {
      brief: `Suspiciously few questions: ${days.join("; ")}.`,
      detail:
        "A day with few questions may be chance, or its events did not get into the queue: look at the edge and at its key.",
    },
  ];
}

function unreadable({ unreadable }: Summary): Warning[] {
  if (unreadable === 0) return [];
  return [
    {
      brief: `Stored items that could not be read and are not counted: ${countText(unreadable)}.`,
      detail: "Items that could not be read lie in the tables, but do not have the form of a question.",
    },
  ];
}
