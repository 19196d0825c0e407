import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { lookWindowInSeconds } from "../../src/dead-letters/look-window";
import { queryBody, responseBody } from "./proof-events";
import { Play, type Stage } from "./proof-play";
import type { Story } from "./proof-story";

/** Lets a story happen to its end; throws when the tool loses, doubles, turns round or hides something. */
export async function tell(story: Story, { folder, ...stage }: Stage): Promise<Play> {
  const play = new Play({ ...stage, folder: mkdtempSync(join(folder, "story-")) });
  await play.begin(story);
  for (const step of story.steps) {
    await play.take(step);
    check(play);
  }
  await saveAll(play);
  check(play);
  checkRecords(play, story);
  return play;
}

function check({ ledger, order }: Play): void {
  const faults = { lost: ledger.lost(), "recorded wrongly": ledger.wrongRecords(), "turned round": order.reversed };
  for (const [fault, found] of Object.entries(faults))
    if (found.length > 0) throw new Error(`${fault}: ${JSON.stringify(found)}`);
}

/** What an engineer does at last: what is malformed goes to a file, everything else back to the queue, until nothing is dead. */
async function saveAll(play: Play): Promise<void> {
  const { deadLetters } = play.sqs;
  play.sqs.clock.advance({ seconds: lookWindowInSeconds(deadLetters.peek().length) });
  if (deadLetters.counts().inFlight > 0) throw new Error("hidden for longer than a look's window");
  await play.take({ kind: "process", weather: "fine" });
  for (let rounds = 0; deadLetters.peek().length > 0; rounds += 1) {
    if (rounds === 30) throw new Error(`${deadLetters.peek().length} messages can't be saved`);
    await play.take({ kind: "drop", argv: ["--reason", "malformed"], moment: undefined });
    await play.take({ kind: "redrive", argv: ["--force"], moment: undefined });
    await play.take({ kind: "process", weather: "fine" });
  }
}

/** Nothing is dead any more: both halves of a request are one record, unless one of them is in a file. */
function checkRecords({ ledger, sqs }: Play, { dead }: Story): void {
  const inFiles = new Set([...ledger.files.values()].flat());
  const isFree = (body: string) => ledger.wentIn.has(body) && !inFiles.has(body);
  const whole = dead.filter(({ request }) => isFree(queryBody(request)) && isFree(responseBody(request)));
  const missing = whole.filter(({ request }) => !ledger.isRecorded(request));
  if (missing.length > 0) throw new Error(`not recorded: ${JSON.stringify(missing)}`);
  if (sqs.queue.peek().length > 0) throw new Error("the queue is not empty");
}
