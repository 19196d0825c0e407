import type { AssessedLetter } from "../dead-letters/assessment";
import { lasting } from "../terminal/times";

/** What can be done about each dead message of a request, with the command for it. */
export function describeDead(letters: readonly AssessedLetter[], now: number): string {
  return letters.map((letter) => `${describeProspect(letter, now)}\n${nextCommand(letter)}`).join("\n");
}

function describeProspect({ prospect: { redrive, why, until } }: AssessedLetter, now: number): string {
  return `redrive ${redrive}: ${why}${until === undefined ? "" : `, ${lasting(until, now)}`}`;
}

function nextCommand(letter: AssessedLetter): string {
  return `npm run oncall -- dlq ${actionFor(letter)} --message ${letter.messageId}`;
}

/** What died and is recorded can go; what can't be saved as it is, is looked at more closely. */
function actionFor({ content, otherHalf, prospect: { redrive } }: AssessedLetter): string {
  if (otherHalf.where === "recorded") return "drop";
  if (content.kind === "malformed") return "export repair.jsonl";
  return redrive === "fails" ? "rehearse" : "redrive";
}
