import type { Summary } from "../../summary/summary";
import { title } from "./head";
import { askedText, openText } from "./lead";
import { countOf, countText } from "./numbers";
import type { Report } from "./report";
import type { Warnings } from "./warnings";

/** SNS takes less than 100 ASCII characters (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html). */
const longest = 99;

/** The main fact, and whether it is all of it. When it gets too long, the least important goes first. */
export function subjectOf({ week, edition, isRepeated, summary }: Report, { missing }: Warnings): string {
  const notes = [edition === "preliminary" ? " (so far)" : "", isRepeated ? " (sent again)" : ""].join("");
  const start = `${title} ${week}${notes}`;
  const end = missing.length > 0 ? ", incomplete" : "";
  const subjects = factsOf(summary).map((facts) => `${start}: ${facts}${end}`);
  return subjects.find(({ length }) => length <= longest) ?? start;
}

/** The richest first. */
function factsOf(summary: Summary): string[] {
  const { queries, unanswered, waiting, badlyAnswered } = summary;
  if (queries === 0)
    return unanswered + waiting === 0 ? ["no questions"] : [`no answers, ${openText(summary)}`, "no answers"];
  const asked = countOf(queries, "question");
  const badly = `${badlyAnswered === 0 ? "none" : countText(badlyAnswered)} badly answered`;
  return [`${askedText(summary)}, ${badly}`, `${asked}, ${badly}`, asked];
}
